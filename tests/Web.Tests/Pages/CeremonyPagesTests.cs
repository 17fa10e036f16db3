using System.IO.Compression;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Meetings;
using DemocraticReview.Core.Rights;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>The draw in public, in browsers: the office's desk, two witnesses' phones and the hall's screen.</summary>
[Collection(OneBrowser.Name)]
public sealed class CeremonyPagesTests(Browser browser, Works works) : PageTests(browser)
{
    [BrowserFact(DisplayName = "两名见证人各点两下，当众抽出评委；刷新、断网、点两次都不碍事")]
    public async Task Two_witnesses_tap_twice_each_and_the_panel_stands_on_the_wall()
    {
        var sitting = await works.AnnounceAsync();
        var first = await WitnessAsync(sitting, Role.Scrutineer);
        var second = await WitnessAsync(sitting, Role.Observer);
        await sitting.OfficeAsync("announce-draw", new AnnounceDraw());
        await sitting.OfficeAsync("freeze-roster", new FreezeRoster());
        var hall = await Browser.NewPageAsync(works.Address, Browser.Desktop);
        await hall.GotoAsync($"/hall/{sitting.Id}");
        await Expect(hall.Locator(".wall-stage")).ToHaveTextAsync("见证人提交");

        // The first tap; one witness loads the page anew before it, the other taps twice.
        await first.ReloadAsync();
        await first.MustBeFitAsync();
        await first.ClickAsync("[data-witness] button");
        await first.ShootAsync("witness-committed");
        await second.DblClickAsync("[data-witness] button");
        await Expect(hall.Locator(".wall-stage")).ToHaveTextAsync("掷骰并确认");
        await Expect(hall.Locator(".wall-checkpoint svg")).ToBeVisibleAsync();
        await hall.MustBeFitAsync();

        // The second tap; one has lost the network and comes back.
        await sitting.OfficeAsync("enter-dice", new EnterDice("402913"));
        await Expect(hall.Locator(".wall-dice")).ToHaveTextAsync("4 0 2 9 1 3");
        await hall.ShootAsync("hall-rolled");
        await Expect(first.Locator("#witness-dice")).ToHaveValueAsync("402913");
        await first.MustBeFitAsync();
        await first.ShootAsync("witness-dice");
        await first.ClickAsync("[data-witness] button");
        await Expect(second.Locator("#witness-dice")).ToHaveValueAsync("402913");
        await second.Context.SetOfflineAsync(true);
        await second.ClickAsync("[data-witness] button");
        await Expect(second.Locator(".failure")).ToBeVisibleAsync();
        await second.Context.SetOfflineAsync(false);

        await Expect(hall.Locator(".wall-drawn >> nth=0 >> li")).ToHaveCountAsync(15, new() { Timeout = 30_000 });
        await hall.MustBeFitAsync();
        await hall.ShootAsync("hall-drawn");
        (await hall.EvaluateAsync<int>("document.documentElement.scrollHeight")).ShouldBeLessThanOrEqualTo(800, "all who were drawn, reserves too, stand on the wall without scrolling");
        await Expect(first.Locator("[data-witness]")).ToContainTextAsync("抽取已完成", new() { Timeout = 30_000 });
        var view = await sitting.ViewAsync();
        var names = view.Judges.Concat(view.Reserves).Select(j => j.Person!.Name).ToList();
        names.Count.ShouldBeGreaterThan(15, "the office knows who was drawn, reserves too");
        var wall = await hall.ContentAsync();
        names.Where(n => wall.Contains(n, StringComparison.Ordinal)).ShouldBeEmpty("no name stands on the wall");
    }

    [BrowserFact(DisplayName = "见证人的手机抽取后继续看着记录，开箱时自己签字")]
    public async Task A_witnesss_phone_signs_the_record_when_a_ballot_opens()
    {
        var sitting = await works.AnnounceAsync();
        var first = await WitnessAsync(sitting, Role.Scrutineer);
        var second = await WitnessAsync(sitting, Role.Observer);
        await sitting.OfficeAsync("announce-draw", new AnnounceDraw());
        await sitting.OfficeAsync("freeze-roster", new FreezeRoster());
        foreach (var page in new[] { first, second })
        {
            // The dice are typed when the server has both commitments, not when both phones were tapped.
            await page.RunAndWaitForResponseAsync(() => page.ClickAsync("[data-witness] button"), r => r.Url.EndsWith("/commit-draw", StringComparison.Ordinal) && r.Ok);
        }

        await sitting.OfficeAsync("enter-dice", new EnterDice("402913"));
        foreach (var page in new[] { first, second })
        {
            await Expect(page.Locator("#witness-dice")).ToHaveValueAsync("402913");
            await page.ClickAsync("[data-witness] button");
        }

        await Expect(first.Locator("[data-witness]")).ToContainTextAsync("抽取已完成", new() { Timeout = 30_000 });
        await sitting.OfficeAsync("notify-judges", new NotifyJudges());
        await sitting.OpenAsync();
        await first.GotoAsync($"/my/{sitting.Id}");
        await Expect(first.Locator("[data-countersign]")).ToContainTextAsync("您的手机看着会议记录");
        await first.RunAndWaitForResponseAsync(sitting.OpenBallotAsync, r => r.Url.EndsWith("/witness-checkpoint", StringComparison.Ordinal), new() { Timeout = 60_000 });
        await first.MustBeFitAsync();
        await first.ShootAsync("my-countersign");
        (await WitnessedAsync(sitting)).ShouldHaveSingleItem().ShouldContain("BallotOpened");
    }

    // Entries of the record by which a witness has signed it.
    private async Task<IReadOnlyList<string>> WitnessedAsync(Sitting sitting)
    {
        using var bundle = new ZipArchive(new MemoryStream(await works.Union.DownloadAsync($"meetings/{sitting.Id}/record")));
        return [.. bundle.Entries.Where(e => e.FullName.StartsWith("entries/", StringComparison.Ordinal)).Select(Read).Where(t => t.Contains("checkpoint.witnessed", StringComparison.Ordinal))];
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private async Task<IPage> WitnessAsync(Sitting sitting, Role role)
    {
        var page = await Browser.EnterAsync(works, (await sitting.LinksAsync(role))[0]);
        await page.GetByRole(AriaRole.Link, new() { Name = "打开见证页面" }).ClickAsync();
        await Expect(page.Locator("[data-witness]")).ToContainTextAsync("您的手机已经备好");
        return page;
    }
}
