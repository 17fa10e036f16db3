using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>One chromium for all tests of pages.</summary>
public sealed class Browser : IAsyncLifetime
{
    public const int Phone = 360;
    public const int Desktop = 1280;
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
    ];

    private IPlaywright? driver;
    private IBrowser? chromium;

    public static string Program => Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    public async Task InitializeAsync()
    {
        if (File.Exists(Program))
        {
            driver = await Playwright.CreateAsync();
            chromium = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Quiet });
        }
    }

    public async Task DisposeAsync()
    {
        await (chromium?.CloseAsync() ?? Task.CompletedTask);
        driver?.Dispose();
    }

    /// <summary>A page of a device of its own.</summary>
    public async Task<IPage> NewPageAsync(Uri address, int width = Phone, string locale = "zh-CN")
    {
        var device = await chromium!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            Locale = locale,
            ViewportSize = new ViewportSize { Width = width, Height = width == Phone ? 740 : 800 },

            // A colour caught in the middle of its fading in would be found too pale.
            ReducedMotion = ReducedMotion.Reduce,
        });
        device.SetDefaultTimeout(10_000);
        return await device.NewPageAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<Browser>
{
    public const string Name = "Pages";
}

/// <summary>A test that needs chromium; skipped, with the reason, where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = File.Exists(Browser.Program) ? null : $"No chromium at {Browser.Program}; set CHROMIUM to where it is.";
}

internal static class PageChecks
{
    // The program is in the page already: sending it once more would take longer than running it.
    private const string AxeAgain = "async () => (await axe.run()).violations.map(v => `${v.id}: ${v.help} ${v.nodes.map(n => n.html).join(' | ')}`)";

    /// <summary>axe finds nothing, and nothing sticks out sideways.</summary>
    public static async Task MustBeFitAsync(this IPage page)
    {
        (await page.FindingsAsync()).ShouldBeEmpty(page.Url);
    }

    private static async Task<string[]> AxeAsync(IPage page) =>
        [.. (await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(" | ", v.Nodes.Select(n => n.Html))}")];

    /// <summary>What is wrong with a page that is open: what axe finds, and what sticks out sideways.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(this IPage page)
    {
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return
        [
            .. await page.EvaluateAsync<bool>("'axe' in window") ? await page.EvaluateAsync<string[]>(AxeAgain) : await AxeAsync(page),
            .. wide == 0 ? Array.Empty<string>() : [$"{wide} px stick out sideways"],
        ];
    }
}
