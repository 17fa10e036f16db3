using System.Globalization;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Tallying;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Rehearsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>From the questioning to the close of the meeting.</summary>
public sealed partial class MeetingsPagesTests
{
    private static async Task QuestionAsync(IPage page, Guid meeting)
    {
        await Expect(page.Locator(".next")).ToContainTextAsync("还没有作最后陈述");
        await page.Locator("form[action*=Ask] select").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.FillAsync("form[action*=Ask] textarea", "为什么只有一家报价？");
        await page.ClickAsync("form[action*=Ask] button");
        await Expect(page.Locator(".entries")).ToContainTextAsync("仅工会办公室可见");
        await page.ClickAsync("summary:has-text('记录回答')");
        await page.FillAsync("form[action*=Answer] textarea", "报价期内只有一家具备资质，名单在材料第三页。");
        await page.ClickAsync("form[action*=Answer] button");
        await Expect(page.Locator(".answer")).ToContainTextAsync("第三页");
        await page.MustBeFitAsync();
        await page.ShootEverywhereAsync("meeting-item-questioning");
        await page.ClickAsync("button:has-text('放弃最后陈述')");
        await page.ClickAsync(".next form[action*=CloseQuestioning] button");
        await Expect(page.Locator(".next")).ToContainTextAsync("双数");

        // More papers than judges in the hall: refused, and the form keeps what was typed.
        await page.FillAsync("#OpenBallot-issued", "99");
        await page.ClickAsync(".next form[action*=OpenBallot] button");
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        await Expect(page.Locator("[name=issued]")).ToHaveValueAsync("99");
        await page.FillAsync("[name=issued]", "16");
        await page.ClickAsync(".next form[action*=OpenBallot] button");
        await Expect(page.Locator(".next")).ToContainTextAsync("已发出 16 张");
        await page.MustBeFitAsync();
        await page.ClickAsync(".next form[action*=Remind] button");
        await Expect(page.Locator(".next")).ToContainTextAsync("第 2 次");
        page.Url.ShouldContain($"/meetings/{meeting}/items/1");
    }

    private async Task VoteAsync(IPage page, Guid meeting)
    {
        var links = await works.Union.GetAsync<List<LinkView>>($"meetings/{meeting}/links");
        var scrutineer = await LinkedAsync(links.Single(l => l.Role == Role.Scrutineer));
        await scrutineer.DoAsync($"meetings/{meeting}/close-ballot", new CloseBallot(1, 16));
        foreach (var link in links.Where(l => l.Role == Role.Teller))
        {
            var teller = await LinkedAsync(link);
            await teller.DoAsync($"meetings/{meeting}/enter-count", new EnterCount(1, new PaperCount(8, 6, 2, 0)));

            // One teller's count is shown to nobody.
            await page.GotoAsync($"/meetings/{meeting}/items/1");
            await Expect(page.Locator(".result")).ToHaveCountAsync(0);
            await Expect(page.Locator(".next")).ToContainTextAsync("共需 2 份");
        }

        await scrutineer.DoAsync($"meetings/{meeting}/sign-tally", new SignTally(1));
    }

    private static async Task PublishAsync(IPage page, Guid meeting)
    {
        await page.GotoAsync($"/meetings/{meeting}/items/1");
        await Expect(page.Locator(".verdict")).ToHaveTextAsync("移送纪检监察");
        await Expect(page.Locator(".inequality")).ToHaveTextAsync("2 × 8 = 16 ≤ 16");
        await Expect(page.Locator(".tally")).ToContainTextAsync("未投");
        await page.CheckAsync("[name=confirmed]");
        await page.ClickAsync(".next form[action*=Publish] button");
        await Expect(page.Locator("a[href^='/referrals/']")).ToBeVisibleAsync();
        await page.ClickAsync("summary:has-text('提出整改要求')");
        await page.FillAsync("#Require-measures", "采购处补充第三家报价。");
        await page.FillAsync("#Require-dueAt", DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.ClickAsync("form[action*=Require] button");
        await page.ClickAsync("summary:has-text('记录整改报告')");
        await page.FillAsync("form[action*=Report] textarea", "已补充两家报价，材料齐全。");
        await page.ClickAsync("form[action*=Report] button");
        await page.MustBeFitAsync();
        await page.ShootEverywhereAsync("meeting-item-result");
        await page.FillAsync("form[action*=Judge] input[type=text]", "材料齐全。");
        await page.ClickAsync("form[action*=Judge] button >> nth=0");
        await Expect(page.Locator("#rectifications ~ .entries .tag.passed")).ToBeVisibleAsync();
    }

    private static async Task EndAsync(IPage page, Guid meeting)
    {
        foreach (var step in new[] { "Conclude", "Close" })
        {
            await page.GotoAsync($"/meetings/{meeting}");
            await page.CheckAsync(".next [name=confirmed]");
            await page.ClickAsync($".next form[action*={step}] button");
        }

        await page.ClickAsync("summary:has-text('追加更正记录')");
        await page.FillAsync("#Correct-text", "第一项发言人的职务应为采购主管。");
        await page.ClickAsync("form[action*=Correct] button");
        await Expect(page.Locator("#corrections ~ ol")).ToContainTextAsync("采购主管");
        await page.MustBeFitAsync();
        await page.ShootEverywhereAsync("meeting-closed");
    }

    // The evaluation office reads the same pages without judges' names, without who asked, and without a command.
    private async Task OthersReadAsync(Guid meeting)
    {
        var page = await SignInAsync("evaluation", Browser.Desktop, "en");
        await page.GotoAsync($"/meetings/{meeting}");
        await Expect(page.Locator(".flow li")).Not.ToHaveCountAsync(0);
        await Expect(page.Locator("main form")).ToHaveCountAsync(0);
        await page.MustBeFitAsync();
        await page.GotoAsync($"/meetings/{meeting}/items/1");
        await Expect(page.Locator(".verdict")).ToHaveTextAsync("Referred to discipline inspection");
        (await page.ContentAsync()).ShouldNotContain("Asked by");
        await page.MustBeFitAsync();
        await page.GotoAsync($"/meetings/{meeting}/panel");
        (await page.ContentAsync()).ShouldNotContain("方明");
        await page.MustBeFitAsync();
        (await page.GotoAsync($"/meetings/{meeting}/links"))!.Status.ShouldBe(403);
    }
}
