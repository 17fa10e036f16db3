using DemocraticReview.Web.Tests.Pages;

namespace Script.Tests.Pages;

/// <summary>Tests take turns at one chromium.</summary>
[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<Browser>
{
    public const string Name = "Pages";
}
