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

/// <summary>The office leads a meeting through its pages. The papers are counted at the API, where scrutineer and tellers are.</summary>
[Collection(OneBrowser.Name)]
public sealed partial class MeetingsPagesTests(Browser browser, Works works) : IClassFixture<Works>
{
    private const int Taps = 3;

    private static readonly string[] Both = ["evaluation", "union"];
    private static readonly string[] Officers = ["Scrutineer", "Teller", "Teller", "Observer"];

    [BrowserFact(DisplayName = "工会办公室在手机上走完一次会议：八票满意、七票不满意、两票弃权，移送")]
    public async Task A_whole_meeting_is_led_through_the_pages_on_a_phone()
    {
        await works.FlagAsync(1);
        var page = await SignInAsync("union");
        var meeting = await PrepareAsync(page);
        await DrawAsync(page, meeting);
        await GatherAsync(page, meeting);
        await QuestionAsync(page, meeting);
        await VoteAsync(page, meeting);
        await PublishAsync(page, meeting);
        await EndAsync(page, meeting);
        await OthersReadAsync(meeting);
    }

    [BrowserFact]
    public async Task A_wrong_entry_loses_nothing_that_was_typed()
    {
        await works.Union.DoAsync("meetings", new CreateMeeting("2026-88", "第一次民主评议会", DateTimeOffset.UtcNow.AddDays(30), "礼堂"));
        var page = await SignInAsync("union");
        await page.GotoAsync("/meetings/new");
        await page.FillAsync("[name=number]", "2026-88");
        await page.FillAsync("[name=title]", "第二次民主评议会");
        await page.FillAsync("[name=heldAt]", "2030-03-04T14:30");
        await page.FillAsync("[name=place]", "职工活动中心");
        await page.FillAsync("[name=representatives]", "17");
        await page.CheckAsync("[name=IsRehearsal]");
        await page.ClickAsync("main button");

        await Expect(page.Locator(".error-summary")).ToContainTextAsync("2026-88");
        await page.MustBeFitAsync();
        await Expect(page.Locator("[name=title]")).ToHaveValueAsync("第二次民主评议会");
        await Expect(page.Locator("[name=heldAt]")).ToHaveValueAsync("2030-03-04T14:30");
        await Expect(page.Locator("[name=place]")).ToHaveValueAsync("职工活动中心");
        await Expect(page.Locator("[name=representatives]")).ToHaveValueAsync("17");
        await Expect(page.Locator("[name=IsRehearsal]")).ToBeCheckedAsync();

        // A date that nobody can read leads to its field.
        await page.FillAsync("[name=number]", "2026-89");
        await page.EvaluateAsync("document.querySelector('[name=heldAt]').type = 'text'");
        await page.FillAsync("[name=heldAt]", "明天");
        await page.ClickAsync("main button");
        await Expect(page.Locator(".error-summary a")).ToHaveAttributeAsync("href", "#heldAt");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("开会时间");
        await Expect(page.Locator("[name=title]")).ToHaveValueAsync("第二次民主评议会");
    }

    [BrowserFact(DisplayName = "当事人申请的回避由工会办公室决定；流会后另定时间；两家同意方可撤回")]
    public async Task What_goes_another_way_is_led_through_the_pages_too()
    {
        var sitting = await works.AnnounceAsync();
        var page = await SignInAsync("union");
        await page.GotoAsync($"/meetings/{sitting.Id}/panel");
        await page.ClickAsync("summary:has-text('提出回避')");
        await page.FillAsync("#Raise-personNumber", "10003");
        await page.EvaluateAsync("document.querySelector('form[action*=Raise] textarea').required = false");
        await page.ClickAsync("form[action*=Raise] button");
        await Expect(page.Locator(".error-summary a")).ToHaveAttributeAsync("href", "#reason");
        await Expect(page.Locator("#personNumber")).ToHaveValueAsync("10003");
        await page.FillAsync("#reason", "近亲属在供应商处任职。");
        await page.ClickAsync("form[action*=Raise] button");

        var respondent = works.New();
        await respondent.SignInAsync((await sitting.LinksAsync(Role.Respondent))[0].Split('/')[^1]);
        await respondent.DoAsync($"meetings/{sitting.Id}/raise-recusal", new RaiseRecusal("10004", "与当事人有过节。"));
        await page.GotoAsync($"/meetings/{sitting.Id}");
        await Expect(page.Locator(".next")).ToContainTextAsync("决定回避申请");
        await page.ClickAsync(".next a");
        await page.FillAsync("form[action*=Decide] input[type=text]", "情况属实。");
        await page.MustBeFitAsync();
        await page.ClickAsync("form[action*=Decide] button >> nth=0");
        await Expect(page.Locator("#recusals ~ .cards .tag.now")).ToHaveCountAsync(2);

        await page.GotoAsync($"/meetings/{sitting.Id}");
        await page.ClickAsync("summary:has-text('流会')");
        await page.FillAsync("#Postpone-reason", "会场停电。");
        await page.ClickAsync("form[action*=Postpone] button");
        await Expect(page.Locator(".warning-note")).ToContainTextAsync("会场停电");
        await page.FillAsync("#Reschedule-heldAt", "2020-01-01T09:00");
        await page.ClickAsync(".next button");
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        await Expect(page.Locator("#heldAt")).ToHaveValueAsync("2020-01-01T09:00");
        await page.MustBeFitAsync();
        await page.FillAsync("#heldAt", "2030-05-06T09:00");
        await page.ClickAsync(".next button");
        await Expect(page.Locator(".facts").First).ToContainTextAsync("2030-05-06 09:00");

        foreach (var user in Both)
        {
            var officer = await SignInAsync(user);
            await officer.GotoAsync($"/meetings/{sitting.Id}/items/1");
            await officer.ClickAsync("summary:has-text('撤回项目')");
            if (!await officer.Locator("#Withdraw-reason").IsVisibleAsync())
            {
                await officer.ClickAsync("summary:has-text('撤回项目')");
            }

            await officer.FillAsync("#Withdraw-reason", "合同已经解除。");
            await officer.ClickAsync("form[action*=Withdraw] button");
            await officer.MustBeFitAsync();
        }

        await page.GotoAsync($"/meetings/{sitting.Id}/items/1");
        await Expect(page.Locator(".tags").First).ToContainTextAsync("已撤回");
    }

    [BrowserFact]
    public async Task The_keyboard_alone_sets_up_a_meeting_in_English()
    {
        var page = await SignInAsync("union", Browser.Desktop, "en");
        await page.GotoAsync("/meetings/new");
        await page.Locator("[name=number]").FocusAsync();
        await page.Keyboard.TypeAsync("2026-K");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Review meeting by keyboard");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("03042030");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.TypeAsync("0230PM");
        await page.Keyboard.PressAsync("Tab");
        while (await page.EvaluateAsync<string?>("document.activeElement.name") is not "place")
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.TypeAsync("Great hall");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Review meeting by keyboard");
        await Expect(page.Locator(".facts").First).ToContainTextAsync("2030-03-04 14:30");
        await page.MustBeFitAsync();
        await page.GotoAsync("/meetings");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Review meetings");
        await page.MustBeFitAsync();
        await page.ShootEverywhereAsync("meetings");
    }

    private static async Task<Guid> PrepareAsync(IPage page)
    {
        await page.GotoAsync("/meetings");
        await page.MustBeFitAsync();
        await page.ClickAsync("main .button");
        await page.MustBeFitAsync();
        await page.ShootEverywhereAsync("meeting-new");
        await page.FillAsync("[name=number]", "2026-01");
        await page.FillAsync("[name=title]", "2026 年第一次民主评议会");
        await page.FillAsync("[name=heldAt]", "2030-03-04T14:30");
        await page.FillAsync("[name=place]", "职工活动中心二楼会议室");
        await page.CheckAsync("[name=IsRehearsal]");
        await page.ClickAsync("main button");
        await Expect(page.Locator(".rehearsal-mark")).ToBeVisibleAsync();
        var meeting = Guid.Parse(new Uri(page.Url).Segments[^1]);
        await page.MustBeFitAsync();
        await page.ShootEverywhereAsync("meeting-prepared");

        await page.ClickAsync("form[action*=Agenda] button");
        await Expect(page.Locator(".agenda")).ToContainTextAsync("高炉耐火材料采购");
        await page.ClickAsync(".next form[action*=Heads] button");
        foreach (var (i, role) in Officers.Index())
        {
            var form = page.Locator(".next form[action*=Officers]");
            await form.Locator("select").SelectOptionAsync(role);
            await form.Locator("[name='person.number']").FillAsync($"800{i}");
            await form.Locator("[name='person.name']").FillAsync($"监督{i + 1}");
            await form.Locator("[name='person.unit']").FillAsync("工会办公室");
            await form.Locator("button").ClickAsync();
            await Expect(page.Locator("dd", new() { HasText = $"800{i}" })).ToBeVisibleAsync();
        }

        await page.CheckAsync(".next [name=confirmed]");
        await page.ClickAsync(".next form[action*=Announce] button");
        return meeting;
    }

    private static async Task DrawAsync(IPage page, Guid meeting)
    {
        await page.GotoAsync($"/meetings/{meeting}/panel");
        await page.ClickAsync("summary:has-text('提出回避')");
        await page.FillAsync("#Raise-personNumber", "10007");
        await page.FillAsync("#Raise-reason", "参与过本合同的谈判。");
        await page.ClickAsync("form[action*=Raise] button");
        await Expect(page.Locator("#recusals ~ .cards")).ToContainTextAsync("已回避");
        await page.MustBeFitAsync();

        await page.GotoAsync($"/meetings/{meeting}");
        await page.MustBeFitAsync();
        await page.ShootEverywhereAsync("meeting-announced");
        await page.CheckAsync(".next [name=confirmed]");
        await page.ClickAsync(".next form[action*=Draw] button");
        await Expect(page.Locator(".people").First.Locator("li")).ToHaveCountAsync(16);
        await Expect(page.Locator(".people").First).Not.ToContainTextAsync("10007");

        await page.GotoAsync($"/meetings/{meeting}");
        await page.ClickAsync(".next form[action*=Notify] button");
        await Expect(page.Locator(".slip")).ToHaveCountAsync(16 + 5 + 4 + 1);
        await Expect(page.Locator(".slip svg")).ToHaveCountAsync(16 + 5 + 4 + 1);
        await page.MustBeFitAsync();
        await page.ShootEverywhereAsync("meeting-links");
        var old = await page.Locator(".slip a").First.InnerTextAsync();
        await page.ClickAsync(".slip >> nth=0 >> summary");
        await page.ClickAsync(".slip >> nth=0 >> button");
        await Expect(page.Locator(".done")).ToBeVisibleAsync();
        (await page.Locator(".slip a").First.InnerTextAsync()).ShouldNotBe(old);
    }

    private async Task GatherAsync(IPage page, Guid meeting)
    {
        await page.GotoAsync($"/meetings/{meeting}/panel");
        var absent = await page.Locator(".people li button").Nth(0).GetAttributeAsync("value");
        await page.FillAsync("#filter", absent!);
        await Expect(page.Locator(".people li:visible")).ToHaveCountAsync(1);
        await page.FillAsync("#filter", "");
        foreach (var _ in Enumerable.Range(0, Taps))
        {
            var left = await page.Locator($".people button:not([value='{absent}'])").CountAsync();
            await page.ClickAsync($".people button:not([value='{absent}']) >> nth=0");
            await Expect(page.Locator($".people button:not([value='{absent}'])")).ToHaveCountAsync(left - 1);
        }

        // The rest is as many taps again.
        var view = await works.Union.GetAsync<MeetingView>($"meetings/{meeting}");
        foreach (var judge in view.Judges.Concat(view.Reserves).Where(j => !j.CheckedIn && j.Label != absent))
        {
            await works.Union.DoAsync($"meetings/{meeting}/check-in", new CheckIn(judge.Label));
        }

        await page.ReloadAsync();
        await page.MustBeFitAsync();
        await page.ShootEverywhereAsync("meeting-panel");
        await page.ClickAsync("summary:has-text('由候补递补')");
        await page.SelectOptionAsync("#left", absent!);
        await page.ClickAsync("form[action*=Seat] button");
        await Expect(page.Locator(".people").First.Locator(".tag.passed")).ToHaveCountAsync(16);

        await page.GotoAsync($"/meetings/{meeting}");
        await Expect(page.Locator(".flow .now")).ToContainTextAsync("评委签到");
        await page.ClickAsync(".next form[action*=OpenSession] button");
        await page.ClickAsync(".next form[action*=TakeUp] button");
        page.Url.ShouldContain($"/meetings/{meeting}/items/1");
    }

    // Past the form, which has tests of its own.
    private async Task<IPage> SignInAsync(string userName, int width = Browser.Phone, string locale = "zh-CN")
    {
        var page = await browser.NewPageAsync(works.Address, width, locale);
        var answer = await page.Context.APIRequest.PostAsync("/api/v1/sign-in", new() { DataObject = new { userName, password = Works.Password } });
        answer.Ok.ShouldBeTrue();
        return page;
    }

    private async Task<Caller> LinkedAsync(LinkView link)
    {
        var caller = works.New();
        await caller.SignInAsync(link.Token);
        return caller;
    }
}
