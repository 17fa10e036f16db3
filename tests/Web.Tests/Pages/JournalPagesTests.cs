using DemocraticReview.Web.Api;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>What happened when, by which role, and what the flow did on it.</summary>
[Collection(OneBrowser.Name)]
public sealed class JournalPagesTests(Browser browser, Works works) : PageTests(browser)
{
    [BrowserFact(DisplayName = "流程记录写明时间、经办角色和流程走到哪一步,两种语言")]
    public async Task The_journal_tells_what_happened_and_what_the_flow_did()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        await sitting.OpenAsync();

        var page = await SignInAsync("zh-CN");
        await page.GotoAsync($"/meetings/{sitting.Id}/journal");
        await Expect(page.Locator(".journal > li").First).ToContainTextAsync("开始质询");
        await Expect(page.Locator(".journal > li").Filter(new() { HasText = "宣布开会" })).ToContainTextAsync("评委签到：完成");
        await Expect(page.Locator(".journal > li").Filter(new() { HasText = "发布公告" }).First).ToContainTextAsync("工会办公室");
        await page.MustBeFitAsync();

        var english = await SignInAsync("en");
        await english.GotoAsync($"/meetings/{sitting.Id}/journal");
        await Expect(english.Locator(".journal > li").First).ToContainTextAsync("Questioning opened");

        var journal = await works.Union.GetAsync<JournalView>($"meetings/{sitting.Id}/journal");
        journal.Faults.ShouldBeEmpty();

        // The newest stands first; this works announces its meetings ten days before it makes them.
        journal.Lines.ShouldContain(l => l.Event == "meeting.created");
        journal.Lines[^1].Event.ShouldBe("meeting.announced");
        journal.Lines.Select(l => l.At).ShouldBeInOrder(SortDirection.Descending);
        journal.Lines.ShouldContain(l => l.Event == "panel.drawn" && l.Steps.Count == 1 && l.Steps[0].Step.En == "Draw the representatives");
        journal.Lines.SelectMany(l => l.Steps).ShouldAllBe(s => s.Step.Zh.Length > 0 && s.Outcome.Zh.Length > 0);
    }

    [BrowserFact(DisplayName = "停住的流程写明原因,可以重试")]
    public async Task A_flow_that_stands_still_says_why_and_can_be_tried_again()
    {
        var sitting = await works.AnnounceAsync();
        await works.SpoilFlowAsync(sitting.Id);
        var page = await SignInAsync("zh-CN");
        await page.GotoAsync($"/meetings/{sitting.Id}/journal");
        await Expect(page.Locator("[role=alert]")).ToContainTextAsync("步骤“gone”不存在");
        await page.MustBeFitAsync();
        await page.ShootAsync("meeting-journal-fault");

        await page.ClickAsync("form[action*=Retry] button");

        await Expect(page.Locator("[role=alert]")).ToHaveCountAsync(0);
        await Expect(page.Locator(".journal > li").First).ToContainTextAsync("流程重试");
    }

    private async Task<IPage> SignInAsync(string locale)
    {
        var page = await Browser.NewPageAsync(works.Address, locale: locale);
        var answer = await page.Context.APIRequest.PostAsync("/api/v1/sign-in", new() { DataObject = new { userName = "union", password = Works.Password } });
        answer.Ok.ShouldBeTrue();
        return page;
    }
}
