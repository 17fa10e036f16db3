using DemocraticReview.Web.Rehearsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>What people with a personal link do again and again.</summary>
internal static class PeopleSteps
{
    private static readonly string[] Lines = ["满意", "不满意", "弃权", "废票"];

    /// <summary>Opens a personal link on a phone of its own.</summary>
    public static async Task<IPage> EnterAsync(this Browser browser, Works works, string link, string locale = "zh-CN")
    {
        var page = await browser.NewPageAsync(works.Address, Browser.Phone, locale);
        await page.GotoAsync(link);
        await page.Locator("main button").ClickAsync();
        await Expect(page.Locator(".panel.now").First).ToBeVisibleAsync();
        return page;
    }

    /// <summary>An officer's page, past the form, which has tests of its own.</summary>
    public static async Task<IPage> SignInAsync(this Browser browser, Works works, string userName, int width = Browser.Phone, string locale = "zh-CN")
    {
        var page = await browser.NewPageAsync(works.Address, width, locale);
        (await page.Context.APIRequest.PostAsync("/api/v1/sign-in", new() { DataObject = new { userName, password = Works.Password } })).Ok.ShouldBeTrue();
        return page;
    }

    /// <summary>Presses a link or a button by keyboard.</summary>
    public static async Task PressAsync(this IPage page, string name)
    {
        var target = page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).Or(page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }));
        await target.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    public static async Task KeyCountAsync(this IPage teller, params string[] lines)
    {
        await teller.GetByRole(AriaRole.Link, new() { NameRegex = new("录入") }).ClickAsync();
        foreach (var (label, value) in Lines.Zip(lines))
        {
            await teller.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        }

        await teller.GetByRole(AriaRole.Button, new() { Name = "提交计票" }).ClickAsync();
    }

    /// <summary>Opens a personal link at the API.</summary>
    public static async Task<Caller> EnterAsync(this Works works, string link)
    {
        var caller = works.New();
        await caller.SignInAsync(link["/l/".Length..]);
        return caller;
    }
}
