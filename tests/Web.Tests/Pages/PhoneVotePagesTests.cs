using DemocraticReview.App.Questioning;
using DemocraticReview.App.Recording;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting.Belenios;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Rehearsing;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>The ballot on phones in browsers: a judge's two taps, a key holder's key and count; the other phones have no screen.</summary>
[Collection(OneBrowser.Name)]
public sealed class PhoneVotePagesTests(Browser browser, TalkativeWorks works) : PageTests(browser), IClassFixture<TalkativeWorks>
{
    private const int Item = 1;
    private Sitting sitting = null!;
    private IReadOnlyList<LinkView> links = [];
    private PhoneStage stage = null!;

    [BrowserFact(DisplayName = "评委在手机上点两下投票，保管人点一下制作钥匙、点一下开箱")]
    public async Task A_judge_votes_in_two_taps_and_a_key_holder_makes_a_key_and_counts()
    {
        sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        await sitting.OpenAsync();
        var view = await sitting.ViewAsync();
        await sitting.OfficeAsync("give-last-word", new GiveLastWord(Item, null, view.Items[0].Facts.Respondents[0].Number));
        await sitting.OfficeAsync("close-questioning", new CloseQuestioning(Item));
        var judges = view.Judges;
        await sitting.NameHoldersAsync();

        // The scrutineer's phone was the witness's so far; this browser takes its place.
        var before = (await works.Union.GetAsync<List<LinkView>>($"meetings/{sitting.Id}/links")).Single(l => l.Role == Role.Scrutineer);
        await sitting.ReissueAsync(before.Path);
        links = await works.Union.GetAsync<List<LinkView>>($"meetings/{sitting.Id}/links");
        var scrutineer = await Browser.EnterAsync(works, LinkOf(Role.Scrutineer, before.PersonKey));
        await scrutineer.GetByRole(AriaRole.Link, new() { Name = "打开钥匙页面" }).ClickAsync();
        await scrutineer.ClickAsync("[data-holder] .big-choice button");
        await Expect(scrutineer.Locator(".characters li")).ToHaveCountAsync(24);
        await scrutineer.MustBeFitAsync();
        await scrutineer.ShootAsync("holder-characters");
        await scrutineer.ClickAsync("[data-holder] .big-choice button");
        await Expect(scrutineer.Locator("[data-holder]")).ToContainTextAsync("您的钥匙已备好");

        var holders = await OtherHoldersAsync(judges[^1].Label);
        await sitting.OfficeAsync("open-registration", new OpenRegistration(Item));
        var judge = await Browser.EnterAsync(works, LinkOf(Role.Judge, judges[0].Label));
        await judge.GetByRole(AriaRole.Link, new() { Name = "打开评议页面" }).ClickAsync();
        await Expect(judge.Locator("[data-vote]")).ToContainTextAsync("您的手机已登记");
        var phones = judges.Skip(1).Select(PhoneOf).ToList();
        foreach (var phone in phones)
        {
            await stage.RegisterAsync(phone, phone.Register(await stage.LookAsync(phone, Item)));
        }

        await scrutineer.GotoAsync($"/my/{sitting.Id}/items/{Item}/heads");
        await scrutineer.FillAsync("#heads", $"{judges.Count}");
        await scrutineer.MustBeFitAsync();
        await scrutineer.ClickAsync("main form button");
        await sitting.OfficeAsync("freeze-list", new FreezeList(Item));
        await scrutineer.GotoAsync($"/my/{sitting.Id}/keys");
        await scrutineer.ClickAsync("[data-holder] .big-choice button");
        await Expect(scrutineer.Locator("[data-holder]")).ToContainTextAsync("您的钥匙已备好");
        foreach (var phone in phones)
        {
            await stage.AcknowledgeAsync(phone, JudgePhone.Acknowledge(await stage.LookAsync(phone, Item)));
        }

        await Expect(judge.Locator("[data-vote]")).ToContainTextAsync("您的手机在名单里", new() { Timeout = 30_000 });
        await sitting.OfficeAsync("open-box", new OpenBox(Item));

        // Two taps.
        await judge.Locator("[data-vote] .big-choice button").First.ClickAsync(new() { Timeout = 30_000 });
        await judge.MustBeFitAsync();
        await judge.ShootAsync("vote-confirm");
        await judge.ClickAsync("[data-vote] .big-choice button");
        await Expect(judge.Locator("[data-vote]")).ToContainTextAsync("您的评议票已在评议箱里", new() { Timeout = 30_000 });
        await judge.MustBeFitAsync();
        await judge.ShootAsync("vote-in-box");
        foreach (var phone in phones)
        {
            await stage.CastAsync(phone, phone.Vote(await stage.LookAsync(phone, Item), 1));
        }

        await scrutineer.GotoAsync($"/my/{sitting.Id}/items/{Item}/box");
        await Expect(scrutineer.Locator("dl.facts")).ToContainTextAsync($"{judges.Count}");
        await scrutineer.ClickAsync("main form .big-choice button");
        await Expect(judge.Locator("[data-vote]")).ToContainTextAsync("您的评议票在箱里，已核对", new() { Timeout = 30_000 });

        // One tap counts: the browser checks every ballot before it opens its lock.
        await scrutineer.GotoAsync($"/my/{sitting.Id}/keys");
        await scrutineer.ClickAsync("[data-holder] .big-choice button");
        await Expect(scrutineer.Locator("[data-holder] .done")).ToContainTextAsync("您的部分已送出", new() { Timeout = 120_000 });
        var round = new PlayedRound(stage, holders);
        foreach (var holder in holders)
        {
            await round.OpenLockAsync(Item, holder);
        }

        await scrutineer.GotoAsync($"/my/{sitting.Id}/items/{Item}/sign");
        await scrutineer.ClickAsync("main form button");
        var tally = (await sitting.ViewAsync()).Items[0].Tally!;
        (tally.Collected, tally.Satisfied, tally.Dissatisfied).ShouldBe((judges.Count, 1, judges.Count - 1));

        // Whatever the server's parts tell at their most talkative, no credential and no ballot is in it.
        works.Telling.All.ShouldBeGreaterThan(10_000);
        works.Telling.Found.ShouldBeEmpty();
        var credential = phones[0].Register(await stage.LookAsync(phones[0], Item)).Credential!;
        works.Telling.Log(LogLevel.Trace, default, credential, null, (text, _) => text);
        works.Telling.Found.ShouldHaveSingleItem("a line too many is found");
    }

    private string LinkOf(Role role, string key) => links.Single(l => l.Role == role && l.PersonKey == key).Path;

    // Everybody but the two who sit at a browser.
    private async Task<IReadOnlyList<HolderDevice>> OtherHoldersAsync(string judge)
    {
        var people = new Dictionary<(Role, string), Caller>();
        var view = await sitting.ViewAsync();
        foreach (var link in links.Where(l => l.Role == Role.Observer || (l.Role == Role.Judge && view.Judges.Skip(1).Any(j => j.Label == l.PersonKey))))
        {
            people[(link.Role, link.PersonKey)] = link.Role == Role.Observer ? await sitting.CallerAsync(Role.Observer) : await works.EnterAsync(link.Path);
        }

        stage = new PhoneStage(works.Union, sitting.Id, people);
        HolderDevice[] holders =
        [
            new(Role.Observer, links.Single(l => l.Role == Role.Observer).PersonKey, DeviceKey.New(), Random()),
            new(Role.Judge, judge, DeviceKey.New(), Random()),
        ];
        await new PlayedRound(stage, holders).MakeKeysAsync();
        return holders;
    }

    private static JudgePhone PhoneOf(JudgeView judge) => new(judge.Label, System.Security.Cryptography.RandomNumberGenerator.GetBytes(32), Random());

    private static RandomScalars Random() => new(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
}
