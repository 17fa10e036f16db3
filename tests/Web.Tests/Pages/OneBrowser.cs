namespace DemocraticReview.Web.Tests.Pages;

/// <summary>Tests take turns at one chromium, and at one works where they do not count what others have left there.</summary>
[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<Browser>, ICollectionFixture<Works>
{
    public const string Name = "Pages";
}
