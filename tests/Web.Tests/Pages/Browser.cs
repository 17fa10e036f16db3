using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>One chromium for all tests of pages.</summary>
public sealed class Browser : IAsyncLifetime
{
    public const int Phone = 360;
    public const int Desktop = 1280;
    private const string Shell = "/usr/bin/chromium-headless-shell";
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",

        // What Playwright leaves out, which a second list would put back, and the address bar's own pages: two more processes for each device.
        "--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,NetworkTimeServiceQuerying,"
            + "OptimizationHints,PaintHolding,ThirdPartyStoragePartitioning,Translate,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
    ];

    private IPlaywright? driver;
    private IBrowser? chromium;

    // The same engine without a browser's own windows, which nobody looks at here, takes a third less of the processor. The long run keeps to the whole browser.
    public static string Program => Environment.GetEnvironmentVariable("CHROMIUM")
        ?? (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("REVIEW_LONG")) && File.Exists(Shell) ? Shell : "/usr/bin/chromium");

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

        // How long a page takes is the benchmark's to say: here the first one may come from a cold process on a machine that runs storms beside.
        device.SetDefaultTimeout(30_000);
        return await device.NewPageAsync();
    }

    /// <summary>Ends every device that is open.</summary>
    public Task CloseDevicesAsync() => Task.WhenAll((chromium?.Contexts ?? []).Select(d => d.CloseAsync()));
}

/// <summary>A test that needs chromium; skipped, with the reason, where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = File.Exists(Browser.Program) ? null : $"No chromium at {Browser.Program}; set CHROMIUM to where it is.";
}

internal static class PageChecks
{
    // Only what is wrong is told: the rest takes longer to put together than to find. Style sheets are fetched for one experimental rule, which is off.
    private const string Run = "async () => (await axe.run({ resultTypes: ['violations'], selectors: false, preload: false })).violations.map(v => `${v.id}: ${v.help} ${v.nodes.map(n => n.html).join(' | ')}`)";
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Waits for a condition in the page's own words. Asked from outside: a page's policy lets nothing be evaluated inside it.</summary>
    public static async Task MustComeToAsync(this IPage page, string condition)
    {
        var late = DateTimeOffset.UtcNow.AddSeconds(30);
        while (!await HoldsAsync(page, condition))
        {
            (DateTimeOffset.UtcNow < late).ShouldBeTrue($"{page.Url} never comes to: {condition}");
            await Task.Delay(50);
        }
    }

    // A page that is being left answers nothing.
    private static async Task<bool> HoldsAsync(IPage page, string condition)
    {
        try
        {
            return await page.EvaluateAsync<bool>($"() => {condition}");
        }
        catch (PlaywrightException left) when (left.Message.Contains("navigation", StringComparison.Ordinal))
        {
            return false;
        }
    }

    /// <summary>axe finds nothing, and nothing sticks out sideways.</summary>
    public static async Task MustBeFitAsync(this IPage page)
    {
        (await page.FindingsAsync()).ShouldBeEmpty(page.Url);
    }

    /// <summary>What is wrong with a page that is open: what axe finds, where it is to look, and what sticks out sideways.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(this IPage page, bool axe = true)
    {
        // A page whose style sheet has not come yet is wider than it will be. Asked of the page: the driver can miss its event while one page gives way to the next.
        await page.MustComeToAsync("document.readyState === 'complete'");
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (axe && !await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        return
        [
            .. axe ? await page.EvaluateAsync<string[]>(Run) : [],
            .. wide == 0 ? Array.Empty<string>() : [$"{wide} px stick out sideways"],
        ];
    }
}
