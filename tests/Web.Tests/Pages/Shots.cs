using System.Globalization;
using Microsoft.Playwright;

namespace DemocraticReview.Web.Tests.Pages;

internal static class Shots
{
    // Of a long list the beginning is enough.
    private const int Longest = 2600;
    private const string Language = ".AspNetCore.Culture";

    /// <summary>Where pictures are asked for: the page at its address, in both languages, on a phone and on a desktop. Goes on as it was.</summary>
    public static async Task ShootEverywhereAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("REVIEW_SHOTS") is not { Length: > 0 } folder)
        {
            return;
        }

        var (address, size) = (page.Url.Split('?')[0], page.ViewportSize!);
        foreach (var language in new[] { "en", "zh-CN" })
        {
            await page.Context.AddCookiesAsync([new() { Name = Language, Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = address }]);
            await page.GotoAsync(address);
            foreach (var (device, width) in new[] { ("phone", Browser.Phone), ("desktop", Browser.Desktop) })
            {
                await page.SetViewportSizeAsync(width, size.Height);
                var height = Math.Min(Longest, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
                var file = string.Create(CultureInfo.InvariantCulture, $"{name}-{language[..2]}-{device}.png");
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = true, Clip = new() { Width = width, Height = height } });
            }
        }

        await page.Context.ClearCookiesAsync(new() { Name = Language });
        await page.SetViewportSizeAsync(size.Width, size.Height);
        await page.GotoAsync(address);
    }
}
