using System.Text;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>A dossier from the first word to the freeze, and what each role sees of it.</summary>
[Collection(OneBrowser.Name)]
public sealed partial class DossierPagesTests(Browser browser, Works works) : PageTests(browser), IClassFixture<Works>
{
    private static readonly string[] Sections = ["basics", "people", "price-gap", "contract", "technical", "reaction", "sealed", "files", "review", "secrecy", "freeze", "late"];
    private static readonly SealedReport Report = new("封存的反映人甲", "热轧三班", "13900001111", new DateOnly(2025, 12, 1), "料一到就碎，夜班都看见了。");

    [BrowserFact(DisplayName = "评价处在手机上从起草到定稿，填错不丢内容")]
    public async Task A_dossier_is_written_reviewed_marked_and_frozen_and_a_wrong_entry_loses_nothing()
    {
        var page = await Browser.SignInAsync(works, "evaluation");
        await page.GotoAsync("/items/new");
        await page.GetByLabel("项目名称").FillAsync("加热炉耐火砖采购");
        await page.GetByLabel("采购单位").FillAsync("物资采购处");
        await ButtonAsync(page, "开始起草");
        await Expect(page.Locator("h1")).ToHaveTextAsync("加热炉耐火砖采购");
        await Expect(page.Locator(".panel")).ToContainTextAsync("至少要写明一项");
        await page.MustBeFitAsync();
        var item = page.Url.Split('/', '?').First(p => Guid.TryParse(p, out _));

        // A new checklist has a line for each of the usual clauses.
        await page.GotoAsync($"/items/{item}/contract");
        await Expect(page.Locator("[name$='.Clause']")).ToHaveCountAsync(9);
        await page.MustBeFitAsync();
        await page.GoBackAsync();
        await FillPeopleAsync(page);
        await FillPricesAsync(page);
        await FillReactionAsync(page);
        await AddFileAsync(page);
        await page.GotoAsync($"/items/{item}");
        await Expect(page.Locator(".panel").First).ToContainTextAsync("请另一位同事核稿");
        await page.MustBeFitAsync();

        var colleague = await Browser.SignInAsync(works, "reviewer");
        await ReviewAsync(colleague, item);
        await FreezeAsync(page, item);

        var union = await Browser.SignInAsync(works, "union");
        await union.GotoAsync($"/items/{item}");
        await Expect(union.Locator(".dossier")).ToContainTextAsync("+18.00%");
        await Expect(union.Locator(".dossier")).ToContainTextAsync("SHA-256");
        await union.MustBeFitAsync();
        (await union.GotoAsync($"/items/{item}/sealed"))!.Status.ShouldBe(403);
        (await union.GotoAsync($"/items/{item}/basics"))!.Status.ShouldBe(403);
    }

    [BrowserFact(DisplayName = "从采购数据文件导入，先看要带入的内容")]
    public async Task A_package_is_shown_before_it_is_taken_over()
    {
        var page = await Browser.SignInAsync(works, "evaluation");
        await page.GotoAsync("/items/new");
        var broken = new FilePayload { Name = "contract.json", MimeType = "application/json", Buffer = "{"u8.ToArray() };
        await page.GetByLabel("OCDS 文件").SetInputFilesAsync(broken);
        await ButtonAsync(page, "先看要带入的内容");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.GetByLabel("OCDS 文件").SetInputFilesAsync(Ocds());
        await ButtonAsync(page, "先看要带入的内容");
        await Expect(page.Locator("dl.facts")).ToContainTextAsync("GBP");
        await page.MustBeFitAsync();
        await page.GetByLabel("项目名称").FillAsync("桥梁养护采购");
        await ButtonAsync(page, "确认带入，开始起草");
        await Expect(page.Locator("h1")).ToHaveTextAsync("桥梁养护采购");
        var item = page.Url.Split('/', '?').First(p => Guid.TryParse(p, out _));
        var detail = await works.Evaluation.GetAsync<ItemDetail>($"items/{item}");
        detail.Item.Content.Procurement!.Currency.ShouldBe("GBP");
        detail.Ocds.ShouldBe(await File.ReadAllTextAsync(Ocds()));
    }

    [BrowserFact(DisplayName = "当事人逐项核对事实，商业秘密带本人水印")]
    public async Task A_respondent_checks_the_facts_under_the_own_mark()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        var page = await Browser.EnterAsync(works, (await sitting.LinksAsync(Role.Respondent))[0]);
        await page.GotoAsync($"/meetings/{sitting.Id}/dossier/1");
        await Expect(page.Locator(".watermark text")).ToContainTextAsync("贺建国");
        foreach (var agree in await page.GetByLabel("属实").AllAsync())
        {
            await agree.CheckAsync();
        }

        await page.GetByLabel("有不同意见").First.CheckAsync();
        await ButtonAsync(page, "提交核对");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("写明理由");
        await Expect(page.GetByLabel("有不同意见").First).ToBeCheckedAsync();
        await page.MustBeFitAsync();
        await page.GetByLabel("说明").First.FillAsync("合同编号写错了。");
        await ButtonAsync(page, "提交核对");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        (await sitting.ViewAsync()).Items[0].FactChecks.Single().Value[0].Remark.ShouldBe("合同编号写错了。");
    }

    [BrowserFact(DisplayName = "反映人的身份在别的角色的任何页面都看不到")]
    public async Task Who_reported_is_on_no_page_of_any_other_role()
    {
        var item = await FrozenAsync("焦炉密封件采购");
        string[] secrets = [Report.Name!, Report.Unit!, Report.Contact!, Report.Text];
        (await works.Evaluation.GetAsync<List<SealedReport>>($"items/{item}/sealed-reports")).ShouldBe([Report]);
        var own = await Browser.SignInAsync(works, "evaluation");
        await own.GotoAsync($"/items/{item}/sealed");
        (await own.ContentAsync()).ShouldContain(Report.Name!);
        foreach (var userName in new[] { "union", "discipline", "system", "security" })
        {
            var page = await Browser.SignInAsync(works, userName);
            foreach (var address in Sections.Select(s => $"/items/{item}/{s}").Concat([$"/items/{item}", "/items", $"/api/v1/items/{item}", $"/api/v1/items/{item}/sealed-reports", "/"]))
            {
                await page.GotoAsync(address);
                var shown = await page.ContentAsync();
                secrets.ShouldAllBe(secret => !shown.Contains(secret), $"{userName} {address}");
            }
        }
    }

    private static string Ocds() => Repository.File("tests", "data", "ocds", "05-contract.json");

    private static Task ButtonAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).Last.ClickAsync();

    private async Task<Guid> DraftAsync(string title)
    {
        var item = (await works.Evaluation.DoAsync("items", new DraftItem(works.WholeDossier(title)))).Id;
        await works.Evaluation.UploadAsync<Answer>($"items/{item}/add-attachment?fileName={Uri.EscapeDataString("调研记录.txt")}", Encoding.UTF8.GetBytes("调研记录"));
        await works.Evaluation.DoAsync($"items/{item}/seal-reports", new SealReports([Report]));
        return item;
    }

    private async Task<Guid> FrozenAsync(string title)
    {
        var item = await DraftAsync(title);
        await works.FreezeAsync(item);
        await works.Evaluation.DoAsync($"items/{item}/add-late-material", new AddLateMaterial("供应商来函说明涨价原因。", SecrecyLevel.Internal));
        return item;
    }
}
