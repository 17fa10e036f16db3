using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>"Rehearse this meeting": a copy that plays by itself while the office looks on.</summary>
[Collection(OneBrowser.Name)]
public sealed class RehearsePagesTests(Browser browser, Works works) : PageTests(browser)
{
    private static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = 60_000 };

    [BrowserFact(DisplayName = "彩排按选定的速度自己走，看得见每一步；每一页都标明彩排；原会议不变")]
    public async Task A_rehearsal_is_watched_step_by_step_and_marked_on_every_page()
    {
        var sitting = await works.AnnounceAsync();
        var before = await sitting.ViewAsync();
        var page = await Browser.SignInAsync(works, "union");
        await page.GotoAsync($"/meetings/{sitting.Id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "彩排这次会议" }).ClickAsync();
        await page.MustBeFitAsync();
        await page.GetByLabel("满意票不过半").CheckAsync();
        await page.GetByLabel("可以跟着看").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "开始彩排" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("（彩排）");
        await page.EvaluateAsync("window.sameDocument = true");

        // At half a second an act there is time to see where it stands.
        await Expect(page.Locator(".flow .now")).ToContainTextAsync("评委签到", new() { Timeout = 60_000 });
        var copy = page.Url.Split('/')[^1];
        string[] pages = [$"/my/{copy}", $"/meetings/{copy}", $"/meetings/{copy}/panel", $"/meetings/{copy}/links", $"/meetings/{copy}/items/1", $"/hall/{copy}", $"/notices/{copy}"];
        var judge = await Browser.EnterAsync(works, await new Sitting(works, Guid.Parse(copy)).SeatedJudgeAsync());
        foreach (var address in pages)
        {
            var reader = address.StartsWith("/my", StringComparison.Ordinal) ? judge : await Browser.SignInAsync(works, "union");
            await reader.GotoAsync(address);
            await Expect(reader.Locator(".rehearsal-mark")).ToContainTextAsync("彩排");
            await reader.EmulateMediaAsync(new() { Media = Media.Print });
            await Expect(reader.Locator(".rehearsal-mark")).ToBeVisibleAsync();
        }

        (await page.EvaluateAsync<bool>("window.sameDocument === true")).ShouldBeTrue();
        await Expect(page.Locator(".meta .tag")).ToHaveTextAsync("已归档", Patient);
        await page.GotoAsync($"/meetings/{copy}/items/1");
        await Expect(page.Locator(".verdict")).ToHaveTextAsync("移送纪检监察");
        await Expect(page.Locator(".rehearsal-mark")).ToBeVisibleAsync();
        (await page.Locator("a[href^='/referrals/']").First.GetAttributeAsync("href"))!.ShouldNotBeNull();
        await page.ClickAsync("a[href^='/referrals/']:not(.top a)");
        await Expect(page.Locator(".rehearsal-mark")).ToBeVisibleAsync();
        (await sitting.ViewAsync()).Change.ShouldBe(before.Change);

        // A judge's link has ended with the meeting, and what says so is marked too.
        foreach (var address in new[] { $"/my/{copy}", "/link-ended" })
        {
            await judge.GotoAsync(address);
            await Expect(judge.Locator("h1")).ToHaveTextAsync("会议已经归档");
            await Expect(judge.Locator(".rehearsal-mark")).ToContainTextAsync("彩排");
        }

        // What is rehearsed is posted nowhere.
        await page.GotoAsync("/notices");
        await Expect(page.Locator($"a[href='/notices/{copy}']")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_rehearsal_straight_to_the_result_is_read_in_English()
    {
        var sitting = await works.AnnounceAsync();
        var page = await Browser.SignInAsync(works, "union", Browser.Desktop, "en");
        await page.GotoAsync($"/meetings/{sitting.Id}/rehearse");
        await page.GetByLabel("One vote short of half").CheckAsync();
        await page.GetByLabel("Straight to the result").CheckAsync();
        await page.PressAsync("Begin the rehearsal");
        await Expect(page.Locator(".meta .tag")).ToHaveTextAsync("Closed", Patient);
        await page.Locator(".agenda a").ClickAsync();
        await Expect(page.Locator(".inequality")).ToHaveTextAsync("2 × 8 = 16 ≤ 17");
        await page.MustBeFitAsync();
    }
}
