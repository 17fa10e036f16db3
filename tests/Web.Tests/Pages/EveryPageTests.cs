using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>
/// Every page of the product, in both languages, on a phone and on a desktop. axe looks at each page once in each language and once at each width, taking turns;
/// at all four together where REVIEW_LONG is set.
/// </summary>
[Collection(OneBrowser.Name)]
public sealed class EveryPageTests(Browser browser, Works works) : PageTests(browser)
{
    private static readonly string[] Languages = ["en", "zh-CN"];

    private static readonly int[] Widths = [Browser.Phone, Browser.Desktop];

    private static readonly bool AxeLooksEverywhere = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("REVIEW_LONG"));

    // The product answers one page while chromium draws another.
    private const int Lanes = 2;

    // The pages of witnesses, key holders and voting phones are written by their scripts, which leave the note for older browsers nowhere.
    private const string ScriptsAreThere = "![...document.querySelectorAll('[data-witness], [data-holder], [data-vote], [data-tablet], [data-practice]')].some(p => p.children.length === 1 && p.firstElementChild.matches('.warning-note'))";

    [BrowserFact]
    public async Task Every_page_fits_a_phone_and_a_desktop_in_both_languages_and_axe_finds_nothing()
    {
        var world = await works.WorldAsync();
        var found = new ConcurrentBag<string>();
        await Parallel.ForEachAsync((await Visits.OfAsync(world)).Select((v, i) => (Visit: v, Turn: i)).GroupBy(v => v.Visit.Who), new ParallelOptions { MaxDegreeOfParallelism = Lanes }, async (device, _) =>
        {
            var page = await DeviceAsync(works, device.Key);
            foreach (var (visit, turn) in device)
            {
                (await LookAsync(page, visit, turn)).ToList().ForEach(found.Add);
            }

            await page.Context.CloseAsync();
        });

        found.ShouldBeEmpty(string.Join('\n', found));
    }

    [BrowserFact]
    public async Task The_first_page_of_an_empty_installation_fits_too()
    {
        await using var empty = await EmptyWorks.OpenAsync();
        var page = await Browser.NewPageAsync(empty.Address);
        var found = new List<string>();
        foreach (var visit in Visits.OfEmpty)
        {
            found.AddRange(await LookAsync(page, visit, turn: 0));
        }

        found.ShouldBeEmpty(string.Join('\n', found));
    }

    [Fact]
    public async Task A_page_that_nobody_visits_is_found()
    {
        var world = await works.WorldAsync();
        var visits = (await Visits.OfAsync(world)).Concat(Visits.OfEmpty).Select(v => v.Address).ToList();
        Visits.NotVisited(works, visits).ShouldBeEmpty();
        Visits.NotVisited(works, visits.Where(a => !a.EndsWith("/links", StringComparison.Ordinal))).ShouldBe(["/meetings/{meeting:guid}/links"]);
    }

    [Fact]
    public async Task Every_page_that_is_visited_is_shown_in_the_documentation()
    {
        var shown = await File.ReadAllTextAsync(Repository.File("docs", "screens.md"));
        (await Visits.OfAsync(await works.WorldAsync())).Concat(Visits.OfEmpty).Select(v => v.Name).Where(n => !shown.Contains($"| {n} |", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page, Visit visit, int turn)
    {
        var found = new List<string>();
        foreach (var (language, i) in Languages.Select((l, i) => (l, i)))
        {
            await page.SpeakAsync(language);
            await page.SetViewportSizeAsync(Widths[0], 740);
            var answer = (await page.GotoAsync(visit.Address))!;
            await page.MustComeToAsync(ScriptsAreThere);
            IEnumerable<string> wrong =
            [
                .. answer.Status == 200 ? Array.Empty<string>() : [$"answers {answer.Status}"],
                .. new Uri(page.Url).AbsolutePath == visit.Address.Split('?')[0] ? Array.Empty<string>() : [$"leads to {page.Url}"],
                .. await page.Locator("html").GetAttributeAsync("lang") == language ? Array.Empty<string>() : ["is in another language"],
                .. (await page.TitleAsync()).Contains(" · ", StringComparison.Ordinal) ? Array.Empty<string>() : ["has no title of its own"],
            ];
            found.AddRange(wrong.Select(w => $"{visit.Name} {language}: {w}"));
            foreach (var (width, j) in Widths.Select((w, j) => (w, j)))
            {
                await page.SetViewportSizeAsync(width, width == Browser.Phone ? 740 : 800);
                found.AddRange((await page.FindingsAsync(axe: AxeLooksEverywhere || (i + j + turn) % 2 == 0)).Select(w => $"{visit.Name} {language} {width}: {w}"));
                await page.ShootAsync(visit.Name);
            }
        }

        return found;
    }

    private Task<IPage> DeviceAsync(Works at, string who) => who switch
    {
        Visit.Nobody => Browser.NewPageAsync(at.Address),
        ['/', ..] => Browser.EnterAsync(at, who),
        _ => Browser.SignInAsync(at, who),
    };
}
