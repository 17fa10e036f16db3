using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>The roster is previewed before anything changes.</summary>
[Collection(OneBrowser.Name)]
public sealed class RosterPagesTests(Browser browser, Works works) : PageTests(browser), IClassFixture<Works>
{
    private const string Head = "工号,姓名,单位,岗位,专业,状态\n";

    [BrowserFact(DisplayName = "导入名册：先看增减和错误行，改正后确认，期间名册变了重新预览")]
    public async Task An_import_shows_what_it_would_do_and_saves_nothing_before_it_is_confirmed()
    {
        var page = await Browser.SignInAsync(works, "union");
        await page.GotoAsync("/roster");
        await Expect(page.Locator(".lead")).ToContainTextAsync("在册 40 人");
        await PreviewAsync(page, "坏名册.csv", Head + "20001,钱立本,炼铁厂,技师,机械,在册\n20001,孙和,炼铁厂,技师,机械,在册\n20002,,炼铁厂,技师,机械,在册\n");
        await Expect(page.Locator("section.panel")).ToContainTextAsync("请先改正这些行");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "确认导入" })).ToHaveCountAsync(0);
        await page.MustBeFitAsync();

        var corps = Encoding.UTF8.GetString(await (await page.Context.APIRequest.GetAsync("/api/v1/roster/export?format=csv")).BodyAsync()).TrimStart('\uFEFF').TrimEnd();
        await PreviewAsync(page, "名册.csv", $"{corps}\n20001,钱立本,炼铁厂,技师,机械,在册\n");
        await Expect(page.Locator("section.panel dl")).ToContainTextAsync("新增");
        await page.ClickAsync("summary:has-text('新增')");
        await Expect(page.Locator("details[open] li").First).ToContainTextAsync("钱立本");
        await page.MustBeFitAsync();

        // Somebody else was quicker: the old preview confirms nothing, and the same file is shown anew.
        var other = await Browser.SignInAsync(works, "clerk", Browser.Desktop, "en");
        await other.GotoAsync("/roster");
        await PreviewAsync(other, "roster.csv", $"{corps}\n20005,李定,炼铁厂,技师,机械,在册\n", english: true);
        await other.GetByRole(AriaRole.Button, new() { Name = "Confirm the import" }).ClickAsync();
        await Expect(other.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await other.MustBeFitAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认导入" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(page.Locator("section.panel h2")).ToContainTextAsync("名册.csv");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认导入" }).ClickAsync();
        await Expect(page.Locator(".lead")).ToContainTextAsync("在册 41 人");
        await page.GetByLabel("按姓名、工号、单位查找").FillAsync("钱立本");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
    }

    private static async Task PreviewAsync(IPage page, string name, string csv, bool english = false)
    {
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await page.GetByRole(AriaRole.Button, new() { Name = english ? "Preview" : "预览", Exact = true }).ClickAsync();
        await Expect(page.Locator("section.panel h2").First).ToContainTextAsync(name);
    }
}
