using System.Text.RegularExpressions;
using DemocraticReview.App.Meetings;
using DemocraticReview.Core.Tallying;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>The main forms without a mouse: every field and button is reached by Tab, every form is sent by Enter or Space.</summary>
[Collection(OneBrowser.Name)]
public sealed class KeyboardPagesTests(Browser browser, Works works) : PageTests(browser)
{
    private const int TabsAtMost = 60;

    [BrowserFact(DisplayName = "只用键盘：登录、跳到正文、起草项目、加一行、填错后回到出错的一格、保存")]
    public async Task A_dossier_is_begun_and_its_people_are_entered_by_keyboard_alone()
    {
        var page = await Browser.NewPageAsync(works.Address, Browser.Desktop);
        await page.GotoAsync("/sign-in?returnUrl=/items/new");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await TypeAsync(page, "#userName", "evaluation");
        await TypeAsync(page, "#password", Works.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("^[^?]*/items/new"));
        await TypeAsync(page, "#title", "键盘录入的项目");
        await TypeAsync(page, "#ownerUnit", "物资采购处");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("键盘录入的项目");

        await ToAsync(page, "a[href$='/people']");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[id='Respondents[0].Number']")).ToBeVisibleAsync();
        await TypeAsync(page, "[id='Respondents[0].Number']", "90017");
        await TypeAsync(page, "[id='Respondents[0].Unit']", "物资采购处");
        await ToAsync(page, "button[value='add-Respondents']");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator("[id='Respondents[1].Number']")).ToBeFocusedAsync();
        await ToAsync(page, "button[value='save']:not([tabindex='-1'])");
        await page.Keyboard.PressAsync("Enter");

        // The summary has the focus, and its link leads to the field.
        await Expect(page.Locator("#error-summary")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[id='Respondents[0].Name']")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("贺建国");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }

    [BrowserFact(DisplayName = "只用键盘：主持质询、发票、起草移送函")]
    public async Task A_hearing_is_led_and_a_letter_written_by_keyboard_alone()
    {
        var sitting = await works.AnnounceAsync();
        await sitting.NotifyAsync();
        await sitting.OpenAsync();
        var page = await Browser.SignInAsync(works, "clerk", Browser.Desktop, "en");
        await page.GotoAsync($"/meetings/{sitting.Id}/items/1");
        await ToAsync(page, "form[action*=Ask] select");
        await page.Keyboard.PressAsync("ArrowDown");
        await TypeAsync(page, "form[action*=Ask] textarea", "Who signed for the delivery?");
        await PressAsync(page, "form[action*=Ask] button");
        await Expect(page.Locator(".entries")).ToContainTextAsync("Who signed for the delivery?");
        await Expect(page.Locator(".done")).ToHaveTextAsync("Question asked.");
        await PressAsync(page, "button[formaction*=Waive]");
        await PressAsync(page, ".next form[action*=CloseQuestioning] button");
        await ToAsync(page, ".next details > summary");
        await page.Keyboard.PressAsync("Enter");
        await PressAsync(page, ".next form[action*=OpenBallot] button");
        await Expect(page.Locator(".next")).ToContainTextAsync("17");

        await sitting.CloseBoxAsync();
        await sitting.CountAsync(new PaperCount(8, 9, 0, 0));
        await sitting.OfficeAsync("publish-result", new PublishResult(1));
        await page.GotoAsync($"/referrals/{(await sitting.ViewAsync()).Items[0].ReferralId}");
        foreach (var (field, text) in new[] { ("#number", "T-3"), ("#questioning", "Both sides were heard."), ("#basis", "The works' own rule"), ("#contact", "Union office, 5566") })
        {
            await TypeAsync(page, field, text);
        }

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".meta .tag")).ToHaveTextAsync("To be reviewed");
    }

    private static async Task PressAsync(IPage page, string target)
    {
        await ToAsync(page, target);

        // The page that is left may say "done" too: the one that comes is told by what this one remembers.
        await page.EvaluateAsync("window.isLeft = true");
        await page.Keyboard.PressAsync("Enter");
        await page.MustComeToAsync("!window.isLeft && document.readyState === 'complete'");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }

    private static async Task TypeAsync(IPage page, string field, string text)
    {
        await ToAsync(page, field);
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task ToAsync(IPage page, string target)
    {
        for (var tabs = 0; tabs < TabsAtMost; tabs++)
        {
            if (await page.EvaluateAsync<bool>("target => document.activeElement.matches(target)", target))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"{target} is not reached by {TabsAtMost} tabs at {page.Url}.");
    }
}
