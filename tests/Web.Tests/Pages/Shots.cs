using System.Globalization;
using Microsoft.Playwright;

namespace DemocraticReview.Web.Tests.Pages;

internal static class Shots
{
    // Of a long list the beginning is enough.
    private const int Longest = 1700;
    private const string Language = ".AspNetCore.Culture";

    /// <summary>From here on the device reads in this language.</summary>
    public static Task SpeakAsync(this IPage page, string language) => page.Context.AddCookiesAsync(
        [new() { Name = Language, Value = Uri.EscapeDataString($"c={language}|uic={language}"), Domain = "127.0.0.1", Path = "/" }]);

    /// <summary>A picture for the documentation, where they are asked for by REVIEW_SHOTS=FOLDER: {name}-{zh|en}-{phone|desktop}.png.</summary>
    public static async Task ShootAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("REVIEW_SHOTS") is not { Length: > 0 } folder)
        {
            return;
        }

        var language = await page.EvaluateAsync<string>("document.documentElement.lang.slice(0, 2)");
        var width = page.ViewportSize!.Width;
        var height = Math.Min(Longest, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
        var file = string.Create(CultureInfo.InvariantCulture, $"{name}-{language}-{(width == Browser.Phone ? "phone" : "desktop")}.png");
        var picture = await page.ScreenshotAsync(new() { FullPage = true, Clip = new() { Width = width, Height = height } });
        await File.WriteAllBytesAsync(Path.Combine(folder, file), PalettePng.Of(picture));
    }
}
