using DemocraticReview.App.Voting;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting.Belenios;
using DemocraticReview.Web.Api;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>The hall's tablet in a browser, beside a judge's phone, the desk and the wall.</summary>
[Collection(OneBrowser.Name)]
public sealed class TabletPagesTests(Browser browser, Works works) : PageTests(browser)
{
    private const int Item = 1;

    [BrowserFact(DisplayName = "评委选用会场平板，签到台请过去，点两下投票，屏幕清空；大屏列出箱内的追踪号")]
    public async Task A_judge_votes_on_the_halls_tablet_and_the_wall_shows_every_tracker()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.GoToVoteAsync();
        var labels = (await sitting.ViewAsync()).Judges.Select(j => j.Label).ToList();
        var round = await sitting.MakeKeysAsync([.. labels.Skip(2)]);

        var desk = await Browser.SignInAsync(works, "union");
        await desk.GotoAsync($"/meetings/{sitting.Id}/items/{Item}");
        await desk.GetByRole(AriaRole.Button, new() { Name = "准备会场平板" }).ClickAsync();
        var tablet = await Browser.EnterAsync(works, (await sitting.LinksAsync(Role.Tablet))[0]);
        await Expect(tablet.Locator("[data-tablet]")).ToContainTextAsync("会场平板已备好");
        var judge = await Browser.EnterAsync(works, await sitting.SeatedJudgeAsync());
        await judge.GotoAsync($"/my/{sitting.Id}/items/{Item}/vote");
        await judge.GetByRole(AriaRole.Button, new() { Name = "改用会场平板" }).ClickAsync();
        await Expect(judge.Locator("[data-vote]")).ToContainTextAsync("您选了会场平板");
        await judge.MustBeFitAsync();
        await judge.ShootAsync("vote-on-tablet");

        // Another judge taps the very same button, takes it back and taps it again.
        var link = (await works.Union.GetAsync<List<LinkView>>($"meetings/{sitting.Id}/links")).Single(l => l.Role == Role.Judge && l.PersonKey == labels[1]).Path;
        var second = await Browser.EnterAsync(works, link);
        await second.GotoAsync($"/my/{sitting.Id}/items/{Item}/vote");
        foreach (var tap in new[] { "改用会场平板", "改回用这部手机", "改用会场平板" })
        {
            await second.GetByRole(AriaRole.Button, new() { Name = tap }).ClickAsync();
        }

        await Expect(second.Locator("[data-vote]")).ToContainTextAsync("您选了会场平板");

        await sitting.OfficeAsync("open-registration", new OpenRegistration(Item));
        var phones = labels.Skip(2).Select(l => new JudgePhone(l, Bytes(), new RandomScalars(Bytes()))).ToList();
        foreach (var phone in phones)
        {
            await round.Stage.RegisterAsync(phone, phone.Register(await round.Stage.LookAsync(phone, Item)));
        }

        await Expect(desk.Locator("main")).ToContainTextAsync($"已登记手机 {labels.Count} 部", new() { Timeout = 30_000 });
        await round.Stage.ScrutineerAsync(new CountHeads(Item, labels.Count));
        await sitting.OfficeAsync("freeze-list", new FreezeList(Item));
        await round.Stage.HolderAsync(round.Holders[0], round.Holders[0].Sign(await round.Stage.LookAsync(round.Holders[0])));
        foreach (var phone in phones)
        {
            await round.Stage.AcknowledgeAsync(phone, JudgePhone.Acknowledge(await round.Stage.LookAsync(phone, Item)));
        }

        await Expect(desk.Locator("main")).ToContainTextAsync($"已自查的手机 {labels.Count} 部", new() { Timeout = 30_000 });
        await desk.GetByRole(AriaRole.Button, new() { Name = "开始评议" }).ClickAsync();
        await SendAsync(desk, labels[0]);
        await desk.MustBeFitAsync();
        await desk.ShootAsync("desk-tablet");

        // The first judge leaves with a choice made and not confirmed: nothing of it is there for the next one.
        await tablet.Locator("[data-tablet] .big-choice button").First.ClickAsync(new() { Timeout = 30_000 });
        await Expect(tablet.Locator("[data-tablet]")).ToContainTextAsync("您选择");
        await desk.GetByRole(AriaRole.Button, new() { Name = "没有投，退回" }).ClickAsync();
        await Expect(tablet.Locator("[data-tablet]")).ToContainTextAsync("会场平板已备好", new() { Timeout = 30_000 });
        await SendAsync(desk, labels[1]);

        // Two taps behind the screen.
        await tablet.Locator("[data-tablet] .big-choice button").First.ClickAsync(new() { Timeout = 30_000 });
        await tablet.MustBeFitAsync();
        await tablet.ShootAsync("tablet-confirm");
        await tablet.Locator("[data-tablet] .big-choice button").First.ClickAsync();
        await Expect(tablet.Locator("[data-tablet]")).ToContainTextAsync("您的评议票已在评议箱里", new() { Timeout = 30_000 });
        var tracker = (await tablet.Locator("[data-tablet] .hash").InnerTextAsync()).Split('：')[^1].Trim();
        (await tablet.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage })")).ShouldContain("\\\"current\\\":null", Case.Sensitive, "nothing of the vote stays");
        await tablet.MustBeFitAsync();
        await tablet.ShootAsync("tablet-in-box");
        await tablet.GetByRole(AriaRole.Button, new() { Name = "我投好了，清空屏幕" }).ClickAsync();
        await Expect(tablet.Locator("[data-tablet]")).ToContainTextAsync("会场平板已备好", new() { Timeout = 30_000 });
        (await tablet.InnerTextAsync("main")).ShouldNotContain(tracker);

        // The one who left comes again.
        await SendAsync(desk, labels[0]);
        await tablet.Locator("[data-tablet] .big-choice button").Nth(1).ClickAsync(new() { Timeout = 30_000 });
        await tablet.Locator("[data-tablet] .big-choice button").First.ClickAsync();
        await Expect(tablet.Locator("[data-tablet]")).ToContainTextAsync("您的评议票已在评议箱里", new() { Timeout = 30_000 });

        foreach (var phone in phones)
        {
            await round.VoteAsync(Item, phone, 1);
        }

        await round.Stage.ScrutineerAsync(new CloseBox(Item));
        var hall = await Browser.NewPageAsync(works.Address, Browser.Desktop);
        await hall.GotoAsync($"/hall/{sitting.Id}");
        await Expect(hall.Locator(".wall-trackers li")).ToHaveCountAsync(labels.Count);
        await Expect(hall.Locator(".wall-trackers")).ToContainTextAsync(tracker);
        await hall.MustBeFitAsync();
        await hall.ShootAsync("hall-trackers");
    }

    private static async Task SendAsync(IPage desk, string label)
    {
        var line = desk.Locator("li", new() { HasText = label });
        await line.GetByRole(AriaRole.Button, new() { Name = "请到平板" }).ClickAsync();
        await Expect(desk.Locator("li", new() { HasText = label })).ToContainTextAsync("在平板前");
    }

    [BrowserFact(DisplayName = "试投：同样点两下，什么都不送出")]
    public async Task The_practice_vote_is_the_same_two_taps_and_sends_nothing()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        var judge = await Browser.EnterAsync(works, await sitting.SeatedJudgeAsync());
        await judge.GotoAsync($"/my/{sitting.Id}/practice");
        await judge.Locator("[data-practice] .big-choice button").First.ClickAsync();
        var sent = 0;
        judge.Request += (_, request) => sent += request.Method == "POST" ? 1 : 0;
        await judge.Locator("[data-practice] .big-choice button").First.ClickAsync();
        await Expect(judge.Locator("[data-practice]")).ToContainTextAsync("这部手机能投票", new() { Timeout = 30_000 });
        sent.ShouldBe(0);
        await judge.MustBeFitAsync();
        await judge.ShootAsync("practice-done");
    }

    private static byte[] Bytes() => System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);
}
