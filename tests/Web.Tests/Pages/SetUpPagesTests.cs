using DemocraticReview.App.People;
using DemocraticReview.Core.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>A new enterprise, from the empty installation to its first meeting, and the pages of the three administrators.</summary>
[Collection(OneBrowser.Name)]
public sealed class SetUpPagesTests(Browser browser) : PageTests(browser)
{
    private const string Password = "FirstSteps2026";
    private static readonly (string Name, string UserName, string Role)[] People =
    [
        ("林秀英", "lin", "工会办公室"), ("高志强", "gao", "工会办公室"), ("郭建军", "guo", "市场调研评价处"), ("许文斌", "xu", "市场调研评价处"),
        ("罗正明", "luo", "纪检监察"), ("唐国华", "tang", "企业主要负责人"), ("蒋丽", "jiang", "审计管理员"),
    ];

    [BrowserFact(DisplayName = "新企业只用页面走完设立、账号、角色、日历、名册，每一步都指明下一步")]
    public async Task A_new_enterprise_takes_its_first_steps_through_the_pages_alone()
    {
        await using var works = await EmptyWorks.OpenAsync();
        var system = await Browser.NewPageAsync(works.Address);
        await FoundAsync(system);
        await Expect(system).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/first-steps$"));
        await system.MustBeFitAsync();
        await system.GetByRole(AriaRole.Link, new() { Name = "建立账号" }).ClickAsync();
        await MakeAccountsAsync(system);
        await system.GotoAsync("/first-steps");
        await Expect(system.Locator(".steps > li.past")).ToHaveCountAsync(1);
        await CalendarAsync(system);

        var security = await SignInAsync(works.Address, "security");
        await Expect(security.Locator(".waiting")).ToContainTextAsync("林秀英");
        await GiveRolesAsync(security);
        await security.GotoAsync("/");
        await Expect(security.GetByText("现在没有等您办理的事项。")).ToBeVisibleAsync();

        var union = await SignInAsync(works.Address, "lin");
        await Expect(union.Locator(".waiting a")).ToHaveTextAsync(["导入监督评价团名册", "建立第一次会议"]);
        await union.Locator(".waiting a").First.ClickAsync();
        await ImportAsync(union);
        await union.GotoAsync("/first-steps");
        await Expect(union.Locator(".steps > li.past")).ToHaveCountAsync(4);
        var evaluation = await SignInAsync(works.Address, "guo");
        await Expect(evaluation.Locator(".waiting a")).ToHaveTextAsync(["准备第一个评议项目"]);

        // The audit tells all of it, and no password.
        var audit = await SignInAsync(works.Address, "jiang");
        await audit.GotoAsync("/audit");
        await Expect(audit.Locator("table")).ToContainTextAsync("授予角色");
        (await audit.ContentAsync()).ShouldNotContain(Password);
        await audit.MustBeFitAsync();
    }

    [BrowserFact]
    public async Task No_administrator_reaches_a_dossier_a_meeting_or_a_referral()
    {
        await using var works = await EmptyWorks.OpenAsync();
        await FoundAsync(await Browser.NewPageAsync(works.Address));
        foreach (var userName in new[] { "system", "security" })
        {
            var page = await SignInAsync(works.Address, userName);
            foreach (var address in new[] { "/items", "/meetings", "/referrals", "/roster", userName == "system" ? "/audit" : "/settings" })
            {
                (await page.GotoAsync(address))!.Status.ShouldBe(403, $"{userName} {address}");
            }
        }
    }

    private static async Task FoundAsync(IPage page)
    {
        await page.GotoAsync("/");
        await Expect(page.Locator("h1")).ToHaveTextAsync("设立企业");
        await page.FillAsync("#name", "太岳钢铁厂");
        foreach (var (part, userName, name) in new[] { ("SystemAdministrator", "system", "方系统"), ("SecurityAdministrator", "security", "安大平") })
        {
            await page.Locator($"[id='{part}.name']").FillAsync(name);
            await page.Locator($"[id='{part}.userName']").FillAsync(userName);
            await page.Locator($"[id='{part}.password']").FillAsync(Password);
        }

        await page.FillAsync("#setUpCode", "WRONG");
        await page.ClickAsync("main form button");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(page.Locator("#name")).ToHaveValueAsync("太岳钢铁厂");
        await Expect(page.Locator("[id='SecurityAdministrator.name']")).ToHaveValueAsync("安大平");
        await page.MustBeFitAsync();
        foreach (var part in new[] { "SystemAdministrator", "SecurityAdministrator" })
        {
            await page.Locator($"[id='{part}.password']").FillAsync(Password);
        }

        await page.FillAsync("#setUpCode", EmptyWorks.SetUpCode);
        await page.ClickAsync("main form button");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("企业已经设立");
        await EnterAsync(page, "system");
    }

    private static async Task MakeAccountsAsync(IPage system)
    {
        await system.FillAsync("#name", "林秀英");
        await system.FillAsync("#userName", "lin");
        await system.FillAsync("#password", "aaaaaaaaaaaa");
        await system.ClickAsync("form[action*=Create] button");
        await Expect(system.GetByRole(AriaRole.Alert)).ToContainTextAsync("至少 10 位");
        await Expect(system.Locator("#userName")).ToHaveValueAsync("lin");
        await system.MustBeFitAsync();
        foreach (var (name, userName, _) in People)
        {
            await system.FillAsync("#name", name);
            await system.FillAsync("#userName", userName);
            await system.FillAsync("#password", Password);
            await system.ClickAsync("form[action*=Create] button");
            await Expect(system.Locator("h2", new() { HasText = userName })).ToBeVisibleAsync();
        }
    }

    private static async Task CalendarAsync(IPage system)
    {
        await system.GotoAsync("/settings");
        await system.FillAsync("#holidays", "2026-10-01\n十月二日");
        await system.FillAsync("#makeUpDays", "2026-10-10");
        await system.ClickAsync("main form button");
        await Expect(system.GetByRole(AriaRole.Alert)).ToContainTextAsync("“十月二日”不是日期");
        await Expect(system.Locator("#makeUpDays")).ToHaveValueAsync("2026-10-10");
        await system.FillAsync("#holidays", "2026-10-01、2026-10-02");
        await system.ClickAsync("main form button");
        await Expect(system.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await Expect(system.Locator("#holidays")).ToHaveValueAsync("2026-10-01\n2026-10-02");
        await system.MustBeFitAsync();
    }

    private static async Task GiveRolesAsync(IPage security)
    {
        await security.GotoAsync("/accounts");
        var first = AccountOf(security, "lin");
        await first.GetByLabel("系统管理员").CheckAsync();
        await first.GetByLabel("工会办公室").CheckAsync();
        await first.Locator("button").ClickAsync();
        await Expect(security.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(AccountOf(security, "lin").GetByLabel("工会办公室")).ToBeCheckedAsync();
        await security.MustBeFitAsync();
        await AccountOf(security, "lin").GetByLabel("系统管理员").UncheckAsync();
        foreach (var (_, userName, role) in People)
        {
            await AccountOf(security, userName).GetByLabel(role).CheckAsync();
            await AccountOf(security, userName).Locator("button").ClickAsync();
            await Expect(security.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        }
    }

    private static ILocator AccountOf(IPage page, string userName) => page.Locator("section.panel", new() { Has = page.Locator("h2 .soft", new() { HasText = userName }) });

    private static async Task ImportAsync(IPage union)
    {
        using var file = new MemoryStream();
        RosterExport.Write(file, [.. Enumerable.Range(1, 30).Select(i => new CorpsMember($"{10000 + i}", $"团员{i}", $"车间{i % 5}", "技师", "机械", MemberStatus.Active))]);
        await union.GetByLabel("名册文件").SetInputFilesAsync(new FilePayload { Name = "名册.xlsx", MimeType = "application/octet-stream", Buffer = file.ToArray() });
        await union.GetByRole(AriaRole.Button, new() { Name = "预览", Exact = true }).ClickAsync();
        await union.GetByRole(AriaRole.Button, new() { Name = "确认导入" }).ClickAsync();
        await Expect(union.Locator(".lead")).ToContainTextAsync("在册 30 人");
    }

    private static async Task EnterAsync(IPage page, string userName)
    {
        await page.FillAsync("#userName", userName);
        await page.FillAsync("#password", Password);
        await page.ClickAsync("main form button");
    }

    private async Task<IPage> SignInAsync(Uri address, string userName)
    {
        var page = await Browser.NewPageAsync(address);
        await page.GotoAsync("/sign-in");
        await EnterAsync(page, userName);
        await Expect(page.Locator("h1")).ToHaveTextAsync("等我办理的事项");
        return page;
    }
}
