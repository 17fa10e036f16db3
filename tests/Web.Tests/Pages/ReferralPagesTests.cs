using DemocraticReview.App.Meetings;
using DemocraticReview.Core.Tallying;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>The desk of the referrals, from the draft of the letter to its end.</summary>
[Collection(OneBrowser.Name)]
public sealed class ReferralPagesTests(Browser browser, Works works) : PageTests(browser), IClassFixture<Works>
{
    [BrowserFact(DisplayName = "移送函：拟稿、退改、核稿、签发、送达、签收、退回、补充、再送、受理、办结")]
    public async Task A_referral_goes_from_its_draft_to_its_close_by_way_of_a_return()
    {
        var address = await ReferredAsync();
        var (clerk, union, discipline) = (await OpenAsync("clerk", address), await OpenAsync("union", address), await OpenAsync("discipline", address));
        await DraftAsync(clerk);
        await Expect(clerk.Locator(".flow .now")).ToContainTextAsync("核稿");

        // Whoever wrote it does not approve it; the remark stays where it was typed.
        await clerk.GetByLabel("意见").FillAsync("我自己看过了。");
        await PressAsync(clerk, "核稿通过");
        await Expect(clerk.GetByRole(AriaRole.Alert)).ToContainTextAsync("拟稿人以外");
        await Expect(clerk.GetByLabel("意见")).ToHaveValueAsync("我自己看过了。");
        await clerk.MustBeFitAsync();

        await union.GotoAsync(address);
        await PressAsync(union, "退回修改");
        await Expect(union.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写");
        await union.GetByLabel("意见").FillAsync("请补写当事人的说明。");
        await PressAsync(union, "退回修改");
        await clerk.GotoAsync(address);
        await Expect(clerk.GetByText("请补写当事人的说明。")).ToBeVisibleAsync();
        await Expect(clerk.GetByLabel("发函字号")).ToHaveValueAsync("太工函〔2026〕3号");
        await PressAsync(clerk, "提交核稿");
        await union.GotoAsync(address);
        await PressAsync(union, "核稿通过");
        await PressAsync(union, "签发");
        await PressAsync(union, "已送达");
        await union.MustBeFitAsync();

        await ReceiveAsync(discipline, address);
        await PressAsync(discipline, "退回");
        await Expect(discipline.GetByRole(AriaRole.Alert)).ToContainTextAsync("请填写");
        await discipline.GetByLabel("退回理由").FillAsync("缺合同变更的审批材料。");
        await PressAsync(discipline, "退回");
        await Expect(discipline.Locator(".flow .now")).ToContainTextAsync("处理退回");
        await discipline.MustBeFitAsync();

        await union.GotoAsync(address);
        await Expect(union.GetByText("缺合同变更的审批材料。")).ToBeVisibleAsync();
        await union.GetByLabel("补充材料说明").FillAsync("补充合同变更审批单两页。");
        await PressAsync(union, "提交补充");
        await PressAsync(union, "已送达");
        await ReceiveAsync(discipline, address);
        await PressAsync(discipline, "受理");
        await discipline.GetByLabel("理由").FillAsync("已按程序办结。");
        await PressAsync(discipline, "确认");
        await Expect(discipline.Locator(".meta .tag")).ToHaveTextAsync("已办结");
        await discipline.MustBeFitAsync();
        await discipline.GotoAsync("/referrals");
        await Expect(discipline.GetByRole(AriaRole.Row, new() { Name = "已办结" })).ToBeVisibleAsync();
    }

    [BrowserFact(DisplayName = "退回后没有机构受理，由企业主要负责人写明理由了结")]
    public async Task A_returned_referral_is_ended_by_the_head_alone_and_with_a_reason()
    {
        var address = await ReferredAsync();
        var (clerk, union, discipline) = (await OpenAsync("clerk", address), await OpenAsync("union", address), await OpenAsync("discipline", address));
        await DraftAsync(clerk);
        await union.GotoAsync(address);
        await PressAsync(union, "核稿通过");
        await PressAsync(union, "签发");
        await PressAsync(union, "已送达");
        await ReceiveAsync(discipline, address);
        await discipline.GetByLabel("退回理由").FillAsync("不属于受理范围。");
        await PressAsync(discipline, "退回");
        await union.GotoAsync(address);
        await Expect(union.GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true })).ToHaveCountAsync(0);

        var head = await OpenAsync("head", "/", "en");
        await head.GetByRole(AriaRole.Link, new() { Name = "Close" }).First.ClickAsync();
        await head.MustBeFitAsync();
        await head.GetByLabel("Reason").FillAsync("Two bodies have looked at it; nothing is left to be followed up.");
        await head.Locator("form[action*=CloseReturned] button").ClickAsync();
        await Expect(head.Locator(".meta .tag")).ToHaveTextAsync("Closed");
    }

    private static async Task DraftAsync(IPage clerk)
    {
        await clerk.GetByLabel("质询情况").FillAsync("评委就报价来源提出质询，当事人作了说明。");
        await clerk.GetByLabel("依据").FillAsync("《太岳钢铁厂民主评议会实施办法》");
        await clerk.GetByLabel("联系人和电话").FillAsync("工会办公室，5566");
        await clerk.EvaluateAsync("document.getElementById('number').required = false");
        await PressAsync(clerk, "提交核稿");
        await Expect(clerk.Locator(".error-summary a")).ToHaveAttributeAsync("href", "#number");
        await Expect(clerk.GetByLabel("依据")).ToHaveValueAsync("《太岳钢铁厂民主评议会实施办法》");
        await clerk.MustBeFitAsync();
        await clerk.GetByLabel("发函字号").FillAsync("太工函〔2026〕3号");
        await PressAsync(clerk, "提交核稿");
    }

    private static async Task ReceiveAsync(IPage discipline, string address)
    {
        await discipline.GotoAsync(address);
        await discipline.GetByLabel("签收人").FillAsync("罗正明");
        await discipline.GetByLabel("材料件数").FillAsync("6");
        await PressAsync(discipline, "签收");
        await Expect(discipline.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }

    private static Task PressAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private async Task<string> ReferredAsync()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        await sitting.OpenAsync();
        await sitting.OpenBallotAsync();
        await sitting.CloseBoxAsync();
        await sitting.CountAsync(new PaperCount(8, 7, 2, 0));
        await sitting.OfficeAsync("publish-result", new PublishResult(1));
        return $"/referrals/{(await sitting.ViewAsync()).Items[0].ReferralId}";
    }

    private async Task<IPage> OpenAsync(string userName, string address, string locale = "zh-CN")
    {
        var page = await Browser.SignInAsync(works, userName, locale: locale);
        await page.GotoAsync(address);
        return page;
    }
}
