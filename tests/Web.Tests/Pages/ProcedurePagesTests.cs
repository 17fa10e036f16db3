using DemocraticReview.App.Drawing;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Questioning;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>Pages of procedures other than Changgang's speak in the words of their files.</summary>
[Collection(OneBrowser.Name)]
public sealed class ProcedurePagesTests(Browser browser, Works works) : PageTests(browser)
{
    private const string English = "en";

    // Of the product's own words, none that the congress has replaced.
    private static readonly string[] Judges = ["评委", "专业代表", "满意", "质询", "监督评价团", "judge", "representative", "satisfied", "questioning"];

    [BrowserFact(DisplayName = "职代会的页面说代表和议案,不说评委和满意")]
    public async Task The_pages_of_a_congress_speak_of_delegates_and_proposals()
    {
        var sitting = await CongressAsync();
        var office = await SignInAsync("zh-CN");
        await SpeaksAsync(office, $"/meetings/{sitting.Id}", "列出全体职工代表", "congress-announced");
        await office.CheckAsync(".next input[type=checkbox]");
        await office.ClickAsync(".next form button");
        await Expect(office.Locator("main")).ToContainTextAsync("职工代表 40 名");

        await sitting.OfficeAsync("notify-judges", new NotifyJudges());
        await sitting.OpenAsync();
        await SpeaksAsync(office, $"/meetings/{sitting.Id}/panel", "到会 40 人", "congress-panel");
        await SpeaksAsync(office, $"/meetings/{sitting.Id}/items/1", "本议案职工代表 40 人（N）", "congress-item");
        await SpeaksAsync(office, $"/hall/{sitting.Id}", "职工代表 40 名", "congress-hall");
        await SpeaksAsync(office, $"/notices/{sitting.Id}", "第 1 项", "congress-notice");

        var english = await SignInAsync(English);
        await SpeaksAsync(english, $"/meetings/{sitting.Id}", "proposal", "congress-announced");
        await SpeaksAsync(english, $"/meetings/{sitting.Id}/items/1", "Delegates of this proposal (N): 40", "congress-item");

        var delegate1 = await Browser.NewPageAsync(works.Address);
        await delegate1.GotoAsync(await sitting.SeatedJudgeAsync());
        await delegate1.ClickAsync("main button");
        await Expect(delegate1).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/my/"));
        await SpeaksAsync(delegate1, delegate1.Url, "可以向提案人提问", "congress-delegate");
    }

    [BrowserFact(DisplayName = "拒绝的理由也用程序自己的用语")]
    public async Task A_refusal_speaks_of_delegates_too()
    {
        var sitting = await CongressAsync();
        await sitting.NotifyAsync();
        var office = await SignInAsync("zh-CN");
        await office.GotoAsync($"/meetings/{sitting.Id}");
        await office.ClickAsync("summary:has-text('宣布开会')");
        await office.ClickAsync("form[action*=OpenSession] button");

        await Expect(office.Locator(".error-summary")).ToContainTextAsync("职工代表");
        await Expect(office.Locator(".error-summary")).Not.ToContainTextAsync("评委");
    }

    private static async Task SpeaksAsync(IPage page, string address, string says, string shot)
    {
        await page.GotoAsync(address);
        var main = page.Locator("main, .wall").First;
        await Expect(main).ToContainTextAsync(says);
        var text = await main.InnerTextAsync();
        Judges.Where(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty($"{address}\n{text}");
        await page.MustBeFitAsync();
        await page.ShootAsync(shot);
    }

    private async Task<Sitting> CongressAsync()
    {
        var number = $"会-{Guid.NewGuid():N}"[..12];
        var created = await works.Union.DoAsync("meetings", new CreateMeeting(
            number, "二届三次职工代表大会", DateTimeOffset.UtcNow.AddDays(1), "礼堂", Procedure: "workers-congress-deliberation", IsRehearsal: true));
        var path = $"meetings/{created.Id}";
        await works.Union.DoAsync($"{path}/put-on-agenda", new PutOnAgenda(await works.FlagAsync(new DossierContent(
            "食堂改造方案", "后勤处", [new GroundFinding(Ground.Submission, "全文见附件，提请大会审议。")], [new Person("9101", "贺建国", "后勤处", "处长")], [], null, null))));
        foreach (var (role, i) in new[] { Role.Scrutineer, Role.Teller, Role.Teller, Role.Observer }.Select((r, i) => (r, i)))
        {
            await works.Union.DoAsync($"{path}/appoint-officer", new AppointOfficer(role, new Person($"8{i}", $"监督{i}", "工会办公室", "干事")));
        }

        await works.Union.DoAsync($"{path}/announce-meeting", new AnnounceMeeting());
        return new Sitting(works, created.Id);
    }

    private async Task<IPage> SignInAsync(string locale)
    {
        var page = await Browser.NewPageAsync(works.Address, locale: locale);
        var answer = await page.Context.APIRequest.PostAsync("/api/v1/sign-in", new() { DataObject = new { userName = "union", password = Works.Password } });
        answer.Ok.ShouldBeTrue();
        return page;
    }
}
