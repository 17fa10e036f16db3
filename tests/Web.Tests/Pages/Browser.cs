using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Web.Tests.Pages;

/// <summary>A test that needs Debian's chromium, or another one named by CHROMIUM; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = File.Exists(Browser.Program) ? null : $"No browser at {Browser.Program}; set CHROMIUM to one.";
}

/// <summary>One chromium for a class of tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-quic",
    ];

    private IPlaywright? playwright;
    private IBrowser? chromium;

    public static string Program => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium";

    public const int Phone = 360;
    public const int Desktop = 1200;

    public async Task InitializeAsync()
    {
        if (File.Exists(Program))
        {
            playwright = await Playwright.CreateAsync();
            chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments });
        }
    }

    public async Task DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A page of its own, with cookies of its own.</summary>
    public async Task<IPage> OpenAsync(Uri address, string language = "zh-CN", int width = Phone)
    {
        var context = await chromium!.NewContextAsync(new()
        {
            BaseURL = address.ToString(), Locale = language, ViewportSize = new() { Width = width, Height = 800 }, TimezoneId = "Asia/Shanghai", ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(10_000);
        return await context.NewPageAsync();
    }
}

internal static class PageChecks
{
    // Of a long list the beginning is enough.
    private const int Longest = 2600;

    /// <summary>axe finds nothing, and nothing sticks out to the side.</summary>
    public static async Task MustBeAccessible(this IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions());
        var findings = result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {n.Html}"));
        string.Join('\n', findings).ShouldBeEmpty(page.Url);
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue($"{page.Url} scrolls sideways at {page.ViewportSize!.Width} px");
    }

    /// <summary>With REVIEW_SHOTS set: the page as it stands, in both languages, on a phone and on a desktop, for docs/images.</summary>
    public static async Task ShootAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("REVIEW_SHOTS") is not { Length: > 0 })
        {
            return;
        }

        var (address, width) = (page.Url.Split('?')[0], page.ViewportSize!.Width);
        var before = await page.Context.CookiesAsync();
        foreach (var language in new[] { "en", "zh-CN" })
        {
            await page.Context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = address }]);
            await page.GotoAsync(address);
            foreach (var (size, pixels) in new[] { ("phone", Browser.Phone), ("desktop", Browser.Desktop) })
            {
                await page.SetViewportSizeAsync(pixels, 800);
                var file = string.Create(CultureInfo.InvariantCulture, $"{name}-{language[..2]}-{size}.png");
                var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
                await page.ScreenshotAsync(new() { Path = Path.Combine(Root(), "docs", "images", file), FullPage = true, Clip = new() { Width = pixels, Height = Math.Min(height, Longest) } });
            }
        }

        await page.Context.ClearCookiesAsync(new() { Name = ".AspNetCore.Culture" });
        await page.Context.AddCookiesAsync([.. before.Where(c => c.Name == ".AspNetCore.Culture").Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = address })]);
        await page.SetViewportSizeAsync(width, 800);
        await page.GotoAsync(address);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DemocraticReview.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
