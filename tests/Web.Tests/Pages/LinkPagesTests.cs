using DemocraticReview.App.Meetings;
using DemocraticReview.App.Rectifying;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>Personal links as people meet them: on the first phone, on a second one, after a reissue, after the close.</summary>
[Collection(OneBrowser.Name)]
public sealed class LinkPagesTests(Browser browser, Works works) : PageTests(browser)
{
    [BrowserFact(DisplayName = "个人链接只在第一台手机上打开；换发后旧手机、旧链接都说明原因")]
    public async Task A_link_stays_with_its_first_phone_and_a_reissue_moves_it()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        var link = await sitting.SeatedJudgeAsync();
        var first = await Browser.EnterAsync(works, link);
        await first.GotoAsync(link);
        await Expect(first.Locator(".panel.now").First).ToBeVisibleAsync();

        var second = await Browser.NewPageAsync(works.Address);
        await second.GotoAsync(link);
        await Expect(second.Locator("h1")).ToHaveTextAsync("链接已在另一台设备上使用");
        await second.MustBeFitAsync();

        await sitting.ReissueAsync(link);
        await first.GotoAsync($"/my/{sitting.Id}");
        await Expect(first.Locator("h1")).ToHaveTextAsync("这个链接已经换发");
        await first.MustBeFitAsync();
        await second.GotoAsync(link);
        await Expect(second.Locator("h1")).ToHaveTextAsync("这个链接已经换发");
        await second.GotoAsync(await sitting.SeatedJudgeAsync());
        await second.Locator("main button").ClickAsync();
        await Expect(second.Locator(".panel.now").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task After_the_close_a_link_says_so_and_leads_to_the_notice_instead_of_the_sign_in()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        await sitting.OpenAsync();
        await sitting.OpenBallotAsync();
        var (used, unused) = ((await sitting.LinksAsync(Role.Respondent))[0], await sitting.SeatedJudgeAsync());
        var phone = await Browser.EnterAsync(works, used, "en");
        await sitting.CloseBoxAsync();
        await sitting.CountAsync(new PaperCount(12, 4, 1, 0));
        await works.AtAsync(TimeSpan.FromDays(-14), async () => await (await works.SignInAsync("union")).DoAsync($"meetings/{sitting.Id}/publish-result", new PublishResult(1)));
        await sitting.OfficeAsync("conclude-meeting", new ConcludeMeeting());
        await sitting.OfficeAsync("close-meeting", new CloseMeeting());

        foreach (var address in new[] { $"/my/{sitting.Id}", $"/my/{sitting.Id}/items/1", used })
        {
            await phone.GotoAsync(address);
            await Expect(phone.Locator("h1")).ToHaveTextAsync("This meeting is closed");
        }

        await phone.MustBeFitAsync();
        var late = await Browser.NewPageAsync(works.Address);
        await late.GotoAsync(unused);
        await Expect(late.Locator("h1")).ToHaveTextAsync("会议已经归档");
        await late.GetByRole(AriaRole.Link, new() { Name = "查看公示" }).ClickAsync();
        await Expect(late.Locator(".verdict")).ToHaveTextAsync("过关");
    }

    [BrowserFact]
    public async Task A_link_that_is_none_says_what_to_do()
    {
        var page = await Browser.NewPageAsync(works.Address);
        await page.GotoAsync("/l/nothing");
        await Expect(page.Locator("h1")).ToHaveTextAsync("链接打不开");
        await Expect(page.Locator(".lead")).ToContainTextAsync("重新扫描");
        await page.MustBeFitAsync();
    }
}
