using System.Text.RegularExpressions;
using DemocraticReview.Web.Tests.Pages;
using Microsoft.Playwright;
using Script.Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace Script.Tests.Verifying;

/// <summary>The verifying page as somebody has it who saved it: one file, opened from the disk, without a network.</summary>
[Collection(OneBrowser.Name)]
public sealed class VerifyPageTests(Browser browser)
{
    private const int Wide = 1280;
    private static readonly Uri Saved = new(Path.Combine(Tool.Web, "wwwroot/dist/verify.html"));

    [PageTheory(DisplayName = "断网打开保存的网页，核对一次会议的记录")]
    [InlineData(Browser.Phone, "zh-CN")]
    [InlineData(Wide, "zh-CN")]
    [InlineData(Browser.Phone, "en")]
    [InlineData(Wide, "en")]
    public async Task A_saved_page_verifies_a_meeting_without_a_network(int width, string language)
    {
        var asked = new List<string>();
        var page = await OpenAsync(width, language, asked);
        await page.MustBeFitAsync();
        await ShootAsync(page, "verify-empty", language, width);

        await ChooseAsync(page, "good.zip");
        await Expect(page.Locator(".verdict.passed")).ToHaveTextAsync(language == "en" ? "All of it holds" : "全部核对无误");
        await Expect(page.Locator(".checked li")).ToHaveCountAsync(11);
        await Expect(page.Locator(".checked li").Nth(4)).ToContainTextAsync("15");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(30);
        await Expect(page.Locator("tbody .tag.passed")).ToHaveCountAsync(15);
        await page.MustBeFitAsync();
        await ShootAsync(page, "verify-good", language, width);
        asked.ShouldContain(Saved.AbsoluteUri, "the page itself is asked for first");
        asked.ShouldAllBe(a => a.StartsWith("file:", StringComparison.Ordinal) || a.StartsWith("data:", StringComparison.Ordinal) || a.StartsWith("blob:", StringComparison.Ordinal));
    }

    [PageFact(DisplayName = "我抽中了吗？为什么没有？")]
    public async Task One_label_s_ticket_is_explained()
    {
        var page = await OpenAsync(Browser.Phone, "zh-CN");
        await ChooseAsync(page, "good.zip");
        var rows = await page.Locator("tbody tr").AllInnerTextsAsync();
        var label = rows.Select(r => Regex.Match(r, "[0-9A-Z]{4,}").Value).ToList();
        foreach (var (asked, answer) in new[] { (label[0].ToLowerInvariant(), "抽中，第 1 席"), (label[15], "第 1 候补"), (label[29], "没有抽中"), ("ZZZZZZ", "没有编号 ZZZZZZ") })
        {
            await page.GetByLabel("我的编号").FillAsync(asked);
            await page.GetByRole(AriaRole.Button, new() { Name = "我抽中了吗？" }).ClickAsync();
            await Expect(page.Locator("form.ask + p.done")).ToContainTextAsync(answer);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "显示全部" }).ClickAsync();
        (await page.Locator("tbody tr").CountAsync()).ShouldBeGreaterThan(30);
        await page.MustBeFitAsync();
    }

    [PageFact(DisplayName = "改过的记录：说出第一处不符在哪里")]
    public async Task The_first_lie_is_named()
    {
        var bent = WrittenSet.Calls.First(c => c.Check == "verdict" && c.Field == "body.referral");
        foreach (var width in new[] { Browser.Phone, Wide })
        {
            var page = await OpenAsync(width, "zh-CN");
            await ChooseAsync(page, bent.Files[0]);
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("发现一处不符");
            var facts = await page.Locator(".lie dd").AllInnerTextsAsync();
            facts[0].ShouldBe(bent.File);
            facts[^1].ShouldBe("verdict");
            facts.ShouldContain("body.referral");
            await page.MustBeFitAsync();
            await ShootAsync(page, "verify-lie", "zh-CN", width);
        }
    }

    [PageFact]
    public async Task The_root_on_a_paper_is_found_or_not()
    {
        var page = await OpenAsync(Wide, "en");
        await ChooseAsync(page, "good.zip");
        var shown = await page.Locator("dd.hash").First.InnerTextAsync();
        foreach (var (root, answer) in new[] { (shown[..16].ToUpperInvariant(), "the paper and this record agree"), ("00000000", "never had that root") })
        {
            await page.GetByLabel("Root on the paper").FillAsync(root);
            await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
            await Expect(page.GetByText(answer)).ToBeVisibleAsync();
        }
    }

    [PageFact(DisplayName = "几次会议一起核对：两本日志会被发现，保存的检查点一起对照")]
    public async Task Several_meetings_and_a_kept_checkpoint_are_verified_together()
    {
        var page = await OpenAsync(Wide, "zh-CN");
        await ChooseAsync(page, "log-1.zip", "log-2.zip");
        await Expect(page.Locator("section").First).ToContainTextAsync("出自同一本总日志");
        await ShootAsync(page, "verify-together", "zh-CN", Wide);

        await ChooseAsync(page, "good.zip", "kept.txt");
        await Expect(page.Locator("section").First).ToContainTextAsync("保存的检查点 kept.txt");

        await ChooseAsync(page, "fork-1.zip", "fork-2.zip");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("log-fork");
    }

    [PageFact]
    public async Task Files_can_be_dropped_and_what_is_none_is_said()
    {
        var page = await OpenAsync(Wide, "en");
        var data = await page.EvaluateHandleAsync(
            "b => { const d = new DataTransfer(); d.items.add(new File([Uint8Array.from(atob(b), c => c.charCodeAt(0))], 'dropped.zip')); d.items.add(new File(['hello'], 'note.txt')); return d; }",
            Convert.ToBase64String(await File.ReadAllBytesAsync(WrittenSet.PathOf("good.zip"))));
        await page.DispatchEventAsync(".drop", "drop", new { dataTransfer = data });
        await Expect(page.Locator(".verdict.passed")).ToBeVisibleAsync();
        await Expect(page.GetByText("note.txt: neither a record nor a checkpoint")).ToBeVisibleAsync();

        await ChooseAsync(page, "empty.zip");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("container");
    }

    private async Task<IPage> OpenAsync(int width, string language, List<string>? asked = null)
    {
        var page = await browser.NewPageAsync(Saved, width, language);
        await page.Context.SetOfflineAsync(true);
        page.PageError += (_, error) => throw new InvalidOperationException(error);
        page.Request += (_, request) => asked?.Add(request.Url);
        await page.GotoAsync(Saved.ToString());
        return page;
    }

    private static async Task ChooseAsync(IPage page, params string[] names)
    {
        await page.Locator("#files").SetInputFilesAsync(names.Select(WrittenSet.PathOf));
        await Expect(page.Locator("#results section").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private static async Task ShootAsync(IPage page, string name, string language, int width)
    {
        if (Environment.GetEnvironmentVariable("REVIEW_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{language[..2]}-{(width == Browser.Phone ? "phone" : "desktop")}.png"), FullPage = true });
        }
    }
}
