using DemocraticReview.App.Meetings;
using DemocraticReview.App.Questioning;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>People who come by personal link, the wall of the hall, and the notices.</summary>
[Collection(OneBrowser.Name)]
public sealed class PeoplePagesTests(Browser browser, Works works) : PageTests(browser)
{
    [BrowserFact(DisplayName = "评委在手机上看材料、提问，写好的问题不会丢")]
    public async Task A_judge_reads_and_asks_on_a_phone_and_loses_no_typed_question()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        var page = await Browser.EnterAsync(works, await sitting.SeatedJudgeAsync());
        await Expect(page.Locator(".panel.now h2")).ToHaveTextAsync("看材料，按时到会签到");
        await page.MustBeFitAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "第 1 项" }).ClickAsync();
        await Expect(page.GetByText("单价高出 18%")).ToBeVisibleAsync();
        await page.MustBeFitAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "返回" }).ClickAsync();

        // The page is open while the office opens the questioning: it changes by itself.
        await sitting.OpenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "我要提问" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "送出问题" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写“说明”");
        await page.MustBeFitAsync();
        await page.GetByLabel("您的问题").FillAsync("验收由谁签字，依据是什么？");
        await page.GetByRole(AriaRole.Button, new() { Name = "送出问题" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("看不到是谁问的");
        await Expect(page.Locator(".questions")).ToContainTextAsync("验收由谁签字");

        await page.GetByRole(AriaRole.Link, new() { Name = "我要提问" }).ClickAsync();
        await page.GetByLabel("您的问题").FillAsync("为什么只有两家报价？");
        await sitting.OpenBallotAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "送出问题" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("投票中");
        await Expect(page.GetByLabel("您的问题")).ToHaveValueAsync("为什么只有两家报价？");
        await page.GotoAsync($"/my/{sitting.Id}");
        await Expect(page.Locator(".panel.now h2")).ToHaveTextAsync("请填写评议票，投进票箱");
        await page.MustBeFitAsync();
    }

    [BrowserFact(DisplayName = "评委说明回避后马上退出，由候补接替")]
    public async Task A_judge_who_declares_a_conflict_leaves_the_panel_at_once()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        var page = await Browser.EnterAsync(works, await sitting.SeatedJudgeAsync(), locale: "en");
        await page.GetByRole(AriaRole.Link, new() { Name = "Declare a conflict" }).ClickAsync();
        await page.GetByLabel("Reason").FillAsync("My brother signed the contract.");
        await page.MustBeFitAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "I stay out" }).ClickAsync();
        await Expect(page.Locator(".panel.now h2")).ToHaveTextAsync("You are no longer a judge of this meeting");
        (await sitting.ViewAsync()).VacantSeats.ShouldBe(1);
    }

    [BrowserFact(DisplayName = "当事人只用键盘也能陈述、答复、作最后陈述，看不到是谁提问")]
    public async Task A_respondent_states_answers_and_has_the_last_word_by_keyboard_alone()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        var page = await Browser.EnterAsync(works, (await sitting.LinksAsync(Role.Respondent))[0]);
        await page.MustBeFitAsync();
        await page.PressAsync("写书面陈述");
        await page.GetByLabel("陈述内容").FocusAsync();
        await page.Keyboard.TypeAsync("报价时原料正在涨价。");
        await page.PressAsync("提交陈述");
        await Expect(page.Locator(".prose").Last).ToHaveTextAsync("报价时原料正在涨价。");
        await page.GotoAsync($"/my/{sitting.Id}");

        await sitting.OpenAsync();
        var judge = (await sitting.ViewAsync()).Judges[0].Label;
        await sitting.OfficeAsync("ask-question", new AskQuestion(1, "为什么没有第三家报价？", judge));
        await Expect(page.Locator(".panel.now").First).ToContainTextAsync("为什么没有第三家报价？");
        await page.MustBeFitAsync();
        (await page.ContentAsync()).ShouldNotContain(judge);
        await page.PressAsync("答复");
        await page.GetByLabel("您的答复").FocusAsync();
        await page.Keyboard.TypeAsync("报价期内只有两家有资质。");
        await page.PressAsync("提交答复");
        await Expect(page.Locator(".answer")).ToContainTextAsync("只有两家有资质");
        await page.GotoAsync($"/my/{sitting.Id}");
        await page.PressAsync("最后陈述");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "最后陈述" })).ToBeVisibleAsync();
        await page.MustBeFitAsync();
        await Expect(page.GetByText("确认放弃")).ToBeHiddenAsync();
        await page.Locator("summary", new() { HasText = "放弃最后陈述" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.MustBeFitAsync();
        await page.ShootAsync("last-word-waive");
        await page.PressAsync("确认放弃");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("您已放弃最后陈述。");
        (await sitting.ViewAsync()).Items[0].LastWords.Values.ShouldBe([""]);
    }

    [BrowserFact(DisplayName = "当事人按编号申请评委回避，看不到评委姓名和工号")]
    public async Task A_respondent_challenges_a_judge_by_label_and_learns_no_name()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        var judge = (await sitting.ViewAsync()).Judges[3];
        var page = await Browser.EnterAsync(works, (await sitting.LinksAsync(Role.Respondent))[0]);
        await page.GotoAsync($"/my/{sitting.Id}/challenge");
        await page.MustBeFitAsync();
        foreach (var twice in new[] { false, true })
        {
            await page.GotoAsync($"/my/{sitting.Id}/challenge");
            await page.GetByLabel(judge.Label).CheckAsync();
            await page.GetByLabel("理由").FillAsync("他参加过这个合同的谈判。");
            await page.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
            await Expect(page.GetByRole(twice ? AriaRole.Alert : AriaRole.Status)).ToBeVisibleAsync();
            var shown = await page.ContentAsync();
            shown.ShouldNotContain(judge.Person!.Number);
            shown.ShouldNotContain(judge.Person.Name);
        }

        await Expect(page.GetByLabel("理由")).ToHaveValueAsync("他参加过这个合同的谈判。");
        (await sitting.ViewAsync()).Recusals.ShouldHaveSingleItem().PersonNumber.ShouldBe(judge.Person!.Number);
    }

    [BrowserFact(DisplayName = "收票、两人各自计票、不一致重来、监票人签字")]
    public async Task Scrutineer_and_tellers_finish_a_count_and_differing_counts_are_counted_again()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        await sitting.OpenAsync();
        await sitting.OpenBallotAsync();
        var scrutineer = await Browser.EnterAsync(works, (await sitting.LinksAsync(Role.Scrutineer))[0]);
        var tellerLinks = await sitting.LinksAsync(Role.Teller);
        var (first, second) = (await Browser.EnterAsync(works, tellerLinks[0]), await Browser.EnterAsync(works, tellerLinks[1]));

        await scrutineer.GetByRole(AriaRole.Link, new() { Name = "关闭票箱" }).ClickAsync();
        await scrutineer.GetByLabel("收回几张").FillAsync("１６");
        await scrutineer.GetByRole(AriaRole.Button, new() { Name = "关闭票箱" }).ClickAsync();
        await Expect(scrutineer.GetByRole(AriaRole.Alert)).ToContainTextAsync("还有 1 张未收回");
        await Expect(scrutineer.GetByLabel("收回几张")).ToHaveValueAsync("１６");
        await scrutineer.MustBeFitAsync();
        await scrutineer.GetByLabel("收回几张").FillAsync("17");
        await scrutineer.GetByRole(AriaRole.Button, new() { Name = "关闭票箱" }).ClickAsync();

        await first.KeyCountAsync("9", "6", "1", "2");
        await Expect(first.GetByRole(AriaRole.Alert)).ToContainTextAsync("17 张不符");
        await Expect(first.GetByLabel("废票")).ToHaveValueAsync("2");
        await first.MustBeFitAsync();
        await first.GetByLabel("废票").FillAsync("1");
        await first.GetByRole(AriaRole.Button, new() { Name = "提交计票" }).ClickAsync();
        await Expect(first.Locator(".panel.now h2")).ToHaveTextAsync("您已录入，等另一位计票人");
        await second.KeyCountAsync("8", "7", "1", "1");
        await Expect(second.Locator(".panel.now h2")).ToHaveTextAsync("两个人的数不一致，请重新清点");
        await Expect(first.Locator(".panel.now h2")).ToHaveTextAsync("两个人的数不一致，请重新清点");
        await Expect(scrutineer.Locator(".panel.now h2")).ToHaveTextAsync("两人的数不一致，重新清点");

        await first.KeyCountAsync("9", "6", "1", "1");
        await scrutineer.GotoAsync($"/my/{sitting.Id}/items/1/sign");
        await Expect(scrutineer.Locator(".tally")).ToHaveCountAsync(0);
        await second.KeyCountAsync("9", "6", "1", "1");
        await scrutineer.GotoAsync($"/my/{sitting.Id}");
        await scrutineer.GetByRole(AriaRole.Link, new() { Name = "看计票结果" }).ClickAsync();
        await scrutineer.MustBeFitAsync();
        await scrutineer.GetByRole(AriaRole.Button, new() { Name = "核对无误，签字" }).ClickAsync();
        await Expect(scrutineer.Locator(".tally .satisfied")).ToContainTextAsync("9");
        (await sitting.ViewAsync()).Items[0].Verdict!.Passed.ShouldBeTrue();
    }

    [BrowserFact(DisplayName = "会场大屏自己更新，不显示部分结果，不显示评委姓名")]
    public async Task The_wall_of_the_hall_follows_the_meeting_and_shows_no_part_of_a_result()
    {
        var sitting = await works.AnnounceAsync();
        var wall = await Browser.NewPageAsync(works.Address, Browser.Desktop);
        await wall.GotoAsync($"/hall/{sitting.Id}");
        await Expect(wall.Locator(".wall-stage")).ToHaveTextAsync("会议已公告");
        await wall.EvaluateAsync("window.sameDocument = true");
        await sitting.NotifyAsync();
        await sitting.OpenAsync();
        await Expect(wall.Locator(".wall-stage")).ToHaveTextAsync("当面质询", new() { Timeout = 3_000 });
        await wall.MustBeFitAsync();
        await sitting.OpenBallotAsync();
        await Expect(wall.Locator(".wall-sentence")).ToBeVisibleAsync(new() { Timeout = 3_000 });
        await sitting.CloseBoxAsync();
        await sitting.CountAsync(new PaperCount(8, 7, 2, 0));
        await Expect(wall.Locator(".wall-stage")).ToHaveTextAsync("计票完成", new() { Timeout = 3_000 });
        (await wall.ContentAsync()).ShouldNotContain("≤");
        await sitting.OfficeAsync("publish-result", new PublishResult(1));
        await Expect(wall.Locator(".inequality")).ToHaveTextAsync("2 × 8 = 16 ≤ 17", new() { Timeout = 3_000 });
        await Expect(wall.Locator(".verdict")).ToHaveTextAsync("移送纪检监察");
        (await wall.EvaluateAsync<bool>("window.sameDocument === true")).ShouldBeTrue();
        await wall.MustBeFitAsync();
        var shown = await wall.ContentAsync();
        foreach (var judge in (await sitting.ViewAsync()).Judges)
        {
            shown.ShouldNotContain(judge.Person!.Name);
        }

        await wall.GotoAsync($"/hall/{sitting.Id}?tone=light");
        await wall.MustBeFitAsync();
        var notice = await Browser.NewPageAsync(works.Address, Browser.Phone, "en");
        await notice.GotoAsync("/notices");
        await notice.MustBeFitAsync();
        await notice.Locator($"a[href='/notices/{sitting.Id}']").ClickAsync();
        await Expect(notice.Locator(".verdict")).ToHaveTextAsync("Referred to discipline inspection");
        await Expect(notice.Locator(".tally .notcast")).ToContainTextAsync("0");
        await notice.MustBeFitAsync();
        (await notice.ContentAsync()).ShouldNotContain("耐材有限公司");

        var respondent = await Browser.EnterAsync(works, (await sitting.LinksAsync(Role.Respondent))[0]);
        await respondent.GetByRole(AriaRole.Link, new() { Name = "看结果" }).ClickAsync();
        await respondent.MustBeFitAsync();
        await respondent.GetByRole(AriaRole.Link, new() { Name = "提出异议" }).ClickAsync();
        await respondent.GetByLabel("哪一步不符合程序").FillAsync("我没有得到最后陈述的机会。");
        await respondent.GetByRole(AriaRole.Button, new() { Name = "提交异议" }).ClickAsync();
        await Expect(respondent.GetByText("正在处理")).ToBeVisibleAsync();
    }

    [BrowserFact(DisplayName = "变更流不通时，大屏改为定时查询")]
    public async Task The_wall_falls_back_to_polling_where_events_do_not_come_through()
    {
        var sitting = await works.AnnounceAsync();
        var wall = await Browser.NewPageAsync(works.Address, Browser.Desktop, "en");
        await wall.RouteAsync("**/changes", r => r.AbortAsync());
        await wall.GotoAsync($"/hall/{sitting.Id}");
        await Expect(wall.Locator(".wall-stage")).ToHaveTextAsync("The meeting is announced");
        await wall.EvaluateAsync("window.sameDocument = true");
        await sitting.NotifyAsync();
        await Expect(wall.Locator(".wall-stage")).ToHaveTextAsync("Judges are signing in", new() { Timeout = 20_000 });
        (await wall.EvaluateAsync<bool>("window.sameDocument === true")).ShouldBeTrue();
    }

    [BrowserFact(DisplayName = "抽取以后撤回项目须经列席监督人员确认，公示写明理由")]
    public async Task A_withdrawal_after_the_draw_waits_for_the_observer()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        var observer = await Browser.EnterAsync(works, (await sitting.LinksAsync(Role.Observer))[0]);
        await sitting.OfficeAsync("consent-to-withdrawal", new ConsentToWithdrawal(1, "合同已经终止。"));
        await works.Evaluation.DoAsync($"meetings/{sitting.Id}/consent-to-withdrawal", new ConsentToWithdrawal(1, "合同已经终止。"));
        await observer.GetByRole(AriaRole.Link, new() { Name = "看理由" }).ClickAsync();
        await observer.MustBeFitAsync();
        await observer.GetByLabel("您的意见").FillAsync("已了解情况。");
        await observer.GetByRole(AriaRole.Button, new() { Name = "确认撤回" }).ClickAsync();
        await Expect(observer.Locator(".tag").GetByText("已撤回")).ToBeVisibleAsync();
        var notice = await Browser.NewPageAsync(works.Address);
        await notice.GotoAsync($"/notices/{sitting.Id}");
        await Expect(notice.GetByText("撤回理由：合同已经终止。；已了解情况。")).ToBeVisibleAsync();
        await notice.MustBeFitAsync();
    }

    [Fact(DisplayName = "变更流只说会议有了变化；未公告的会议不对外")]
    public async Task The_stream_tells_that_something_changed_and_nothing_of_a_meeting_not_yet_announced()
    {
        using var http = new HttpClient { BaseAddress = works.Address };
        var prepared = await works.Union.DoAsync("meetings", new CreateMeeting("2026-99", "筹备中的会议", DateTimeOffset.UtcNow, "礼堂"));
        using var refused = await http.GetAsync(new Uri($"/meetings/{prepared.Id}/changes", UriKind.Relative));
        refused.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);

        var sitting = await works.AnnounceAsync();
        using var stream = new StreamReader(await http.GetStreamAsync(new Uri($"/meetings/{sitting.Id}/changes", UriKind.Relative)));
        var before = await NextAsync(stream);
        await sitting.NotifyAsync();
        (await NextAsync(stream)).ShouldBeGreaterThan(before);
    }

    private static async Task<int> NextAsync(StreamReader stream)
    {
        (await stream.ReadLineAsync()).ShouldBe("event: change");
        var data = await stream.ReadLineAsync();
        await stream.ReadLineAsync();

        // While dice lie, what was read of them stands behind the change number.
        data.ShouldNotBeNull().ShouldMatch("^data: [0-9]+(/[0-9]+/[0-9]*)?$");
        return int.Parse(data["data: ".Length..].Split('/')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
