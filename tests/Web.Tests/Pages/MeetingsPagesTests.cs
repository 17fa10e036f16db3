using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>The office leads meetings through their pages.</summary>
[Collection(OneBrowser.Name)]
public sealed class MeetingsPagesTests(Browser browser, Works works) : PageTests(browser), IClassFixture<Works>
{
    private static readonly string[] Both = ["evaluation", "union"];

    [BrowserFact(DisplayName = "工会办公室在手机上走完一次会议：满意恰好一半，移送")]
    public async Task A_whole_meeting_is_led_through_the_pages_on_a_phone()
    {
        await works.FlagAsync(1);
        var page = await Browser.SignInAsync(works, "union");
        var meeting = await new MeetingWalk(page, works).LeadAsync();
        await OthersReadAsync(meeting);
    }

    [BrowserFact]
    public async Task A_wrong_entry_loses_nothing_that_was_typed()
    {
        await works.Union.DoAsync("meetings", new CreateMeeting("2026-88", "第一次民主评议会", DateTimeOffset.UtcNow.AddDays(30), "礼堂"));
        var page = await Browser.SignInAsync(works, "union");
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

    [BrowserFact(DisplayName = "上次会议的监票、计票、列席人员，点一下就在本次指定")]
    public async Task Officers_of_the_last_meeting_are_named_again_with_one_tap_each()
    {
        await works.AnnounceAsync();
        var made = await works.Union.DoAsync("meetings", new CreateMeeting("2026-77", "又一次民主评议会", DateTimeOffset.UtcNow.AddDays(30), "礼堂"));
        await works.Union.DoAsync($"meetings/{made.Id}/put-on-agenda", new PutOnAgenda(await works.FlagAsync(77)));
        await works.Union.DoAsync($"meetings/{made.Id}/appoint-head", new AppointHead(new Person("7001", "方明", "财务处", "处长")));
        var page = await Browser.SignInAsync(works, "union");
        await page.GotoAsync($"/meetings/{made.Id}");
        var earlier = page.Locator(".row[action*=Officers]");
        await Expect(earlier).ToHaveCountAsync(4);
        await page.MustBeFitAsync();
        await page.ShootAsync("meeting-earlier-officers");
        for (var left = 3; left >= 0; left--)
        {
            await earlier.First.GetByRole(AriaRole.Button).ClickAsync();
            await Expect(page.Locator(".done")).ToHaveTextAsync("已完成：指定监票、计票或列席人员。");
            await Expect(earlier).ToHaveCountAsync(left);
        }

        await Expect(page.Locator("dd", new() { HasText = "80" }).First).ToBeVisibleAsync();
        await Expect(page.Locator("form:not(.row)[action*=Officers]")).ToHaveCountAsync(0);
    }

    [BrowserFact(DisplayName = "当事人申请的回避由工会办公室决定；流会后另定时间；两家同意方可撤回")]
    public async Task What_goes_another_way_is_led_through_the_pages_too()
    {
        var sitting = await works.AnnounceAsync();
        var page = await Browser.SignInAsync(works, "union");
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
        await Expect(page.Locator(".meta")).ToContainTextAsync("2030年5月6日 09:00");

        foreach (var user in Both)
        {
            var officer = await Browser.SignInAsync(works, user);
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
        var page = await Browser.SignInAsync(works, "union", Browser.Desktop, "en");
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
        await Expect(page.Locator(".meta")).ToContainTextAsync("4 Mar 2030, 14:30");
        await page.MustBeFitAsync();
        await page.GotoAsync("/meetings");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Review meetings");
        await page.MustBeFitAsync();
    }

    // The evaluation office reads the same pages without judges' names, without who asked, and without a command.
    private async Task OthersReadAsync(Guid meeting)
    {
        var page = await Browser.SignInAsync(works, "evaluation", Browser.Desktop, "en");
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
