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
public sealed partial class DossierPagesTests(Browser browser, Works works) : IClassFixture<Works>
{
    private static readonly string[] Sections = ["basics", "people", "price-gap", "contract", "technical", "reaction", "sealed", "files", "review", "secrecy", "freeze", "late"];
    private static readonly SealedReport Report = new("封存的反映人甲", "热轧三班", "13900001111", new DateOnly(2025, 12, 1), "料一到就碎，夜班都看见了。");

    [BrowserFact(DisplayName = "评价处在手机上从起草到定稿，填错不丢内容")]
    public async Task A_dossier_is_written_reviewed_marked_and_frozen_and_a_wrong_entry_loses_nothing()
    {
        var page = await SignInAsync("evaluation");
        await page.GotoAsync("/items/new");
        await page.GetByLabel("项目名称").FillAsync("加热炉耐火砖采购");
        await page.GetByLabel("采购单位").FillAsync("物资采购处");
        await ButtonAsync(page, "开始起草");
        await Expect(page.Locator("h1")).ToHaveTextAsync("加热炉耐火砖采购");
        await Expect(page.Locator(".panel")).ToContainTextAsync("至少要写明一项");
        await page.MustBeFitAsync();
        var item = page.Url.Split('/', '?').First(p => Guid.TryParse(p, out _));

        await FillPeopleAsync(page);
        await FillPricesAsync(page);
        await FillReactionAsync(page);
        await AddFileAsync(page);
        await page.GotoAsync($"/items/{item}");
        await Expect(page.Locator(".panel").First).ToContainTextAsync("请另一位同事核稿");
        await page.MustBeFitAsync();

        var colleague = await SignInAsync("reviewer");
        await ReviewAsync(colleague, item);
        await FreezeAsync(page, item);

        var union = await SignInAsync("union");
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
        var page = await SignInAsync("evaluation");
        await page.GotoAsync("/items/new");
        var broken = new FilePayload { Name = "contract.json", MimeType = "application/json", Buffer = "{"u8.ToArray() };
        await page.GetByLabel("OCDS 文件").SetInputFilesAsync(broken);
        await ButtonAsync(page, "先看要带入的内容");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.GetByLabel("OCDS 文件").SetInputFilesAsync(Ocds());
        await ButtonAsync(page, "先看要带入的内容");
        await Expect(page.Locator("dl.facts")).ToContainTextAsync("GBP");
        await page.MustBeFitAsync();
        await page.ShootAsync("item-ocds-preview");
        await page.GetByLabel("项目名称").FillAsync("桥梁养护采购");
        await ButtonAsync(page, "确认带入，开始起草");
        await Expect(page.Locator("h1")).ToHaveTextAsync("桥梁养护采购");
        var item = page.Url.Split('/', '?').First(p => Guid.TryParse(p, out _));
        var detail = await works.Evaluation.GetAsync<ItemDetail>($"items/{item}");
        detail.Item.Content.Procurement!.Currency.ShouldBe("GBP");
        detail.Ocds.ShouldBe(await File.ReadAllTextAsync(Ocds()));
    }

    [BrowserFact]
    public async Task Every_page_of_a_dossier_is_fit_in_both_languages_on_a_phone_and_on_a_desktop()
    {
        var (draft, frozen) = (await DraftAsync("炼钢转炉氧枪喷头采购"), await FrozenAsync("轧机轴承采购"));
        foreach (var (width, locale) in new[] { (Browser.Phone, "zh-CN"), (Browser.Desktop, "en") })
        {
            var page = await SignInAsync("evaluation", width, locale);
            foreach (var (address, name) in Sections.Select(s => ($"/items/{draft}/{s}", $"item-{s}"))
                .Concat([("/items", "items"), ("/items/new", "item-new"), ($"/items/{draft}", "item"), ($"/items/{frozen}", "item-frozen"), ($"/items/{frozen}/late", "item-late"), ($"/items/{frozen}/sealed", "item-sealed-frozen")]))
            {
                (await page.GotoAsync(address))!.Ok.ShouldBeTrue(address);
                await page.MustBeFitAsync();
                await page.ShootAsync(name);
            }
        }
    }

    [BrowserFact(DisplayName = "当事人逐项核对事实，商业秘密带本人水印")]
    public async Task A_respondent_checks_the_facts_under_the_own_mark()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        var page = await browser.EnterAsync(works, (await sitting.LinksAsync(Role.Respondent))[0]);
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
        await page.ShootAsync("dossier-facts");
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
        var own = await SignInAsync("evaluation");
        await own.GotoAsync($"/items/{item}/sealed");
        (await own.ContentAsync()).ShouldContain(Report.Name!);
        foreach (var userName in new[] { "union", "discipline", "system", "security" })
        {
            var page = await SignInAsync(userName);
            foreach (var address in Sections.Select(s => $"/items/{item}/{s}").Concat([$"/items/{item}", "/items", $"/api/v1/items/{item}", $"/api/v1/items/{item}/sealed-reports", "/"]))
            {
                await page.GotoAsync(address);
                var shown = await page.ContentAsync();
                secrets.ShouldAllBe(secret => !shown.Contains(secret), $"{userName} {address}");
            }
        }
    }

    private static string Ocds()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DemocraticReview.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "tests", "data", "ocds", "05-contract.json");
    }

    private static Task ButtonAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).Last.ClickAsync();

    private static DossierContent Content(string title) => new(
        title,
        "物资采购处",
        [.. Enum.GetValues<Ground>().Select(g => new GroundFinding(g, "单价高出市场近两成，验收没有取样记录，职工多次反映。"))],
        [new Person("9901", "贺建国", "物资采购处", "采购主管"), new Person("9902", "陆小平", "物资采购处", "采购员")],
        [new DepartmentConcerned("财务处", new Person("7001", "方明", "财务处", "处长"))],
        new ProcurementSummary("CG-2026-204", ["某某冶金备件有限公司"], 2_386_400.50m, "CNY"),
        null,
        new PriceGapMaterial(PerPiece(12_680.00m), [From("行业信息网", 10_450.00m, 5), From("邻近企业同期合同", 10_800.00m, 12), From("供应商书面报价", 11_020.50m, 20)]),
        new ContractMaterial([new ClauseCheck("验收标准和方法", false, null), new ClauseCheck("付款方式和期限", true, "预付比例写了两个数。"), new ClauseCheck("违约责任", true, null)]),
        new TechnicalMaterial([new TechnicalClause("验收", "到货后逐批取样检验", "按数量签收，没有取样", false), new TechnicalClause("质保期", "十二个月", "十二个月", true)]),
        new ReactionMaterial([new ReactionCount("使用寿命变短", 23), new ReactionCount("到货不及时", 6)], "三个车间反映新批次用不到一个月。"));

    private static Price PerPiece(decimal amount) => new(amount, "CNY", "套", TaxBasis.Inclusive);

    private static Benchmark From(string source, decimal amount, int day) => new(source, new DateOnly(2025, 12, day), PerPiece(amount));

    private async Task<Guid> DraftAsync(string title)
    {
        var item = (await works.Evaluation.DoAsync("items", new DraftItem(Content(title)))).Id;
        await works.Evaluation.UploadAsync<Answer>($"items/{item}/add-attachment?fileName={Uri.EscapeDataString("调研记录.txt")}", Encoding.UTF8.GetBytes("调研记录"));
        await works.Evaluation.DoAsync($"items/{item}/seal-reports", new SealReports([Report]));
        return item;
    }

    private async Task<Guid> FrozenAsync(string title)
    {
        var item = await DraftAsync(title);
        await works.Reviewer.DoAsync($"items/{item}/review-dossier", new ReviewDossier(true));
        var dossier = (await works.Reviewer.GetAsync<ItemDetail>($"items/{item}")).Item;
        FieldMark[] marks = [.. DossierFields.Of(dossier.Content, dossier.Attachments).Select(f => new FieldMark(f, f == DossierFields.Benchmarks ? SecrecyLevel.TradeSecret : SecrecyLevel.Internal))];
        await works.Reviewer.DoAsync($"items/{item}/mark-secrecy", new MarkSecrecy(marks));
        await works.Evaluation.DoAsync($"items/{item}/flag-item", new FlagItem());
        await works.Evaluation.DoAsync($"items/{item}/add-late-material", new AddLateMaterial("供应商来函说明涨价原因。", SecrecyLevel.Internal));
        return item;
    }

    // Past the form, which has tests of its own.
    private async Task<IPage> SignInAsync(string userName, int width = Browser.Phone, string locale = "zh-CN")
    {
        var page = await browser.NewPageAsync(works.Address, width, locale);
        (await page.Context.APIRequest.PostAsync("/api/v1/sign-in", new() { DataObject = new { userName, password = Works.Password } })).Ok.ShouldBeTrue();
        return page;
    }
}
