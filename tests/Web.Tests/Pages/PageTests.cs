namespace DemocraticReview.Web.Tests.Pages;

/// <summary>Tests of pages in a browser. What a test has opened ends with it: a page that is left open goes on asking its meeting for news.</summary>
public abstract class PageTests(Browser browser) : IAsyncLifetime
{
    protected Browser Browser { get; } = browser;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Browser.CloseDevicesAsync();
}
