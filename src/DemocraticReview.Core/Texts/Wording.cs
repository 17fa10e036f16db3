using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DemocraticReview.Core.Texts;

/// <summary>Says the product's own texts in the words of a procedure: delegates and proposals where Changgang's has judges and items.</summary>
/// <remarks>It is given texts before anything is put into them, so that a name or a title is never changed.</remarks>
public sealed class Wording
{
    // The words that the product's texts are written in; the longer ones are looked for first.
    private static readonly (Term Term, string[] Zh, string[] One, string[] Many)[] House =
    [
        (Term.Meeting, ["民主评议会", "评议会"], ["democratic review meeting", "review meeting"], ["democratic review meetings", "review meetings"]),
        (Term.Review, ["评议"], [], []),
        (Term.Item, ["评议项目", "采购项目", "项目"], ["item"], ["items"]),
        (Term.Judge, ["评委会", "评委"], ["judge"], ["judges"]),
        (Term.Representative, ["专业代表"], ["representative"], ["representatives"]),
        (Term.Head, ["职能部门负责人"], ["functional head"], ["functional heads"]),
        (Term.Respondent, ["当事人"], ["person concerned", "respondent"], ["persons concerned", "respondents"]),
        (Term.Corps, ["监督评价团"], ["corps"], []),
        (Term.Office, ["市场调研评价处"], ["evaluation office", "evaluation officer"], []),
        (Term.Owner, ["采购单位", "项目主管单位"], ["owner"], []),
        (Term.Questioning, ["质询"], ["questioning"], []),
        (Term.Satisfied, ["满意"], ["satisfied"], []),
        (Term.Dissatisfied, ["不满意"], ["dissatisfied"], []),
        (Term.Abstained, ["弃权"], ["abstained"], []),
        (Term.Passed, ["过关"], ["passed"], []),
    ];

    private static readonly FrozenDictionary<string, Term> Chinese = House.SelectMany(h => h.Zh.Select(w => (w, h.Term))).ToFrozenDictionary(w => w.w, w => w.Term, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (Term Term, bool Many)> English = House
        .SelectMany(h => h.One.Select(w => (w, h.Term, Many: false)).Concat(h.Many.Select(w => (w, h.Term, Many: true))))
        .ToFrozenDictionary(w => w.w, w => (w.Term, w.Many), StringComparer.OrdinalIgnoreCase);

    private static readonly Regex InChinese = new(string.Join('|', Longest(Chinese.Keys)));
    private static readonly Regex InEnglish = new($@"\b(?:(?<article>an?) )?(?<word>{string.Join('|', Longest(English.Keys))})\b", RegexOptions.IgnoreCase);

    private readonly IReadOnlyDictionary<Term, Word> own;

    public Wording(IReadOnlyDictionary<Term, Word> own) => this.own = own;

    /// <summary>The product's own words.</summary>
    public static Wording Plain { get; } = new(new Dictionary<Term, Word>());

    /// <summary>What the product itself calls it.</summary>
    public static Word HouseWord(Term term) => House.Where(h => h.Term == term).Select(h => new Word(h.Zh[0], h.One.FirstOrDefault() ?? "", h.Many.FirstOrDefault())).First();

    public string Say(string text, CultureInfo language) =>
        own.Count == 0 ? text
        : language.TwoLetterISOLanguageName == "en" ? InEnglish.Replace(text, InOwnEnglish)
        : InChinese.Replace(text, m => own.TryGetValue(Chinese[m.Value], out var word) ? word.Zh : m.Value);

    private static IEnumerable<string> Longest(IEnumerable<string> words) => words.OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).Select(Regex.Escape);

    private static string Like(string pattern, string word) => char.IsUpper(pattern[0]) ? char.ToUpperInvariant(word[0]) + word[1..] : word;

    private string InOwnEnglish(Match found)
    {
        var (term, many) = English[found.Groups["word"].Value];
        if (!own.TryGetValue(term, out var word))
        {
            return found.Value;
        }

        var said = Like(found.Groups["word"].Value, many ? word.Many : word.En);
        var article = found.Groups["article"];
        return article.Success ? $"{Like(article.Value, "aeiou".Contains(char.ToLowerInvariant(said[0]), StringComparison.Ordinal) ? "an" : "a")} {said}" : said;
    }
}
