using System.Net;
using System.Text.RegularExpressions;
using DemocraticReview.App.Recording;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>A works whose data is Greek, so that whatever is Chinese or English on its pages is the product's own.</summary>
public sealed class GreekWorks : Works
{
    private const string Letters = "αβγδεζηθικλμνξοπρστυφχψω";

    public override string Say(string words) => string.Concat(words.Select(c => c >= 0x2E80 ? Letters[c % Letters.Length] : c));
}

/// <summary>No text of a page is left in the other language.</summary>
public sealed partial class EveryPageTextsTests(GreekWorks works) : IClassFixture<GreekWorks>
{
    // Names of files and formats, units, codes; the button that changes the language.
    private static readonly string[] SameInBoth =
    [
        "English", "中文", "SHA-256", "OCDS", "CNY", "Excel", "Word", "CSV", "JSON", "JPEG", "PNG", "PDF", "xlsx", "docx", "xls", "csv", "txt", "json", "CG-2026-204", "CG-2026-118",
        "工号 姓名 单位 岗位 专业 状态",
        "system", "security", "union", "clerk", "evaluation", "reviewer", "discipline", "head", "audit",
    ];

    [Fact]
    public async Task No_Chinese_is_on_an_English_page_and_no_English_on_a_Chinese_one()
    {
        var world = await works.WorldAsync();
        var own = await KeysAsync(world);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var device in (await Visits.OfAsync(world)).GroupBy(v => v.Who))
        {
            var http = await works.DeviceAsync(device.Key);
            foreach (var visit in device)
            {
                foreach (var language in new[] { "en", "zh-CN" })
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(visit.Address, UriKind.Relative));
                    request.Headers.AcceptLanguage.ParseAdd(language);
                    using var answer = await http.SendAsync(request);

                    // The page of a problem, or the one to sign in, would be read in place of this one.
                    (answer.StatusCode, answer.RequestMessage!.RequestUri!.AbsolutePath).ShouldBe((HttpStatusCode.OK, visit.Address.Split('?')[0]), visit.Name);
                    var page = await answer.Content.ReadAsStringAsync();
                    found.UnionWith(ForeignTo(language, Shown(page), own).Select(text => $"{visit.Name} {language}: {text}"));
                }
            }
        }

        found.ShouldBeEmpty(string.Join('\n', found));
    }

    [Fact]
    public void A_text_in_the_other_language_is_found()
    {
        const string Page = "<html><head><title>T</title><script>var skipped</script></head><body class=\"ignored\"><p aria-label=\"Next step\">下一步 <b>αβγ</b> CNY 7KQM</p></body></html>";
        ForeignTo("zh-CN", Shown(Page), []).ShouldBe(["Next step"]);
        ForeignTo("en", Shown(Page), []).ShouldBe(["下一步"]);
    }

    private static IEnumerable<string> ForeignTo(string language, IEnumerable<string> texts, IReadOnlyCollection<string> own) =>
        from text in texts
        let left = own.Concat(SameInBoth).Aggregate(Code().Replace(text, " "), (t, same) => t.Replace(same, " ", StringComparison.Ordinal))
        where language == "en" ? Chinese().IsMatch(left) : English().IsMatch(left)
        select text;

    // Texts between tags, and attributes that are read out or shown.
    private static IEnumerable<string> Shown(string page)
    {
        var body = Hidden().Replace(page, "");
        return Tag().Split(body).Concat(Spoken().Matches(body).Select(m => m.Groups["said"].Value)).Select(t => WebUtility.HtmlDecode(t).Trim()).Where(t => t.Length > 0);
    }

    // Labels of judges and names of procedures are made of letters and are no words.
    private async Task<HashSet<string>> KeysAsync(PageWorld world)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sitting in new[] { world.Notified, world.Questioning, world.Questioned, world.Registering, world.Voting, world.Counting, world.Counted, world.Published, world.Withdrawing, world.Closed })
        {
            var view = await sitting.ViewAsync();
            keys.UnionWith(view.Judges.Concat(view.Reserves).Select(j => j.Label));
            keys.Add(view.Procedure);
        }

        // Everybody of the corps has a label on the slips, drawn or not.
        keys.UnionWith((await works.Union.GetAsync<RecordOpenings>($"meetings/{world.Rolling.Id}/openings")).Labels.Select(l => l.Label));
        keys.UnionWith(works.Procedures);
        return keys;
    }

    [GeneratedRegex(@"<(script|style|textarea)\b[\s\S]*?</\1>|<!--[\s\S]*?-->")]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("""(?:aria-label|alt|title|placeholder)="(?<said>[^"]*)(?=")""")]
    private static partial Regex Spoken();

    // Fingerprints, keys, addresses.
    [GeneratedRegex(@"https?://\S+|/\S+|\b[0-9a-f]{7,}\b…?|\b[0-9a-f]{4}( [0-9a-f]{4})+\b|\b(?=\w*\d)[0-9A-Z]{4}\b|#\d+")]
    private static partial Regex Code();

    [GeneratedRegex(@"[\u2E80-\u9FFF\uFF00-\uFFEF]")]
    private static partial Regex Chinese();

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex English();
}
