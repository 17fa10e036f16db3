using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>Hangfire's own pages, for the one who keeps the machine.</summary>
[Collection(OneBrowser.Name)]
public sealed class ClockDashboardTests(Browser browser, Works works) : PageTests(browser)
{
    private const string Dashboard = "/hangfire";

    [BrowserFact(DisplayName = "系统管理员能看定时任务,只看不动")]
    public async Task The_system_administrator_sees_the_clocks_jobs_and_can_change_none()
    {
        var page = await Browser.NewPageAsync(works.Address, Browser.Desktop);
        (await SignInAsync(page, "system")).ShouldBe(HttpStatusCode.OK);
        var complaints = new List<string>();
        page.Console += (_, line) => complaints.AddRange(line.Type == "error" ? [line.Text] : Array.Empty<string>());

        await page.GotoAsync($"{Dashboard}/recurring");
        await Expect(page.Locator("table")).ToContainTextAsync("Sweep of the clocks");
        await Expect(page.Locator("table")).ToContainTextAsync("Repair of the flows");
        await Expect(page.Locator("input[type=checkbox], [data-url]")).ToHaveCountAsync(0);
        await page.ShootAsync("clock-dashboard");

        // Sent as the dashboard's own script would, so that nothing but its being for looking can refuse it.
        var token = (await page.Locator("meta[name=csrf-token]").GetAttributeAsync("content"))!;
        var answer = await page.Context.APIRequest.PostAsync($"{Dashboard}/recurring/remove", new()
        {
            Form = page.Context.APIRequest.CreateFormData().Append("jobs[]", "sweep"),
            Headers = new Dictionary<string, string> { ["RequestVerificationToken"] = token },
        });
        answer.Ok.ShouldBeFalse();
        await page.ReloadAsync();
        await Expect(page.Locator("table")).ToContainTextAsync("Sweep of the clocks");
        complaints.ShouldBeEmpty();
    }

    [BrowserFact(DisplayName = "定时任务页面不给其他任何人看")]
    public async Task Nobody_else_sees_them()
    {
        var stranger = await Browser.NewPageAsync(works.Address);
        (await StatusAsync(stranger)).ShouldBe(HttpStatusCode.Unauthorized);
        foreach (var name in (string[])["union", "evaluation", "discipline", "security", "audit"])
        {
            var page = await Browser.NewPageAsync(works.Address);
            (await SignInAsync(page, name)).ShouldBe(HttpStatusCode.OK, name);
            (await StatusAsync(page)).ShouldBe(HttpStatusCode.Forbidden, name);
        }
    }

    private static async Task<HttpStatusCode> SignInAsync(IPage page, string name) =>
        (HttpStatusCode)(await page.Context.APIRequest.PostAsync("/api/v1/sign-in", new() { DataObject = new { userName = name, password = Works.Password } })).Status;

    private static async Task<HttpStatusCode> StatusAsync(IPage page) => (HttpStatusCode)(await page.Context.APIRequest.GetAsync(Dashboard)).Status;
}
