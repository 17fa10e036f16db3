using System.Globalization;
using System.Resources;
using DemocraticReview.Core.Texts;
using DemocraticReview.Core.Verifying;

namespace DemocraticReview.Verify;

/// <summary>Says what was found in plain words, in the user's language.</summary>
public sealed class Telling(CultureInfo language)
{
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    private static readonly ResourceManager Texts = new("DemocraticReview.Verify.Texts.VerifyTexts", typeof(Telling).Assembly);

    /// <summary>Chinese, unless the system's language is English.</summary>
    public static CultureInfo LanguageOf(string? asked, Func<string, string?> environment)
    {
        var name = asked ?? Variables.Select(environment).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? "";
        return CultureInfo.GetCultureInfo(name.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh-CN");
    }

    /// <summary>The sentence with its figures; null where there is none.</summary>
    public string? Find(string key) => Texts.GetString(key, language);

    public string Say(string key, params (string Name, object Value)[] facts) => Say(Told.Of(key, facts));

    public string Say(Told told) =>
        told.Facts.Aggregate(Find(told.Key) ?? told.Key, (text, fact) => text.Replace($"{{{fact.Key}}}", Show(fact.Key, fact.Value), StringComparison.Ordinal));

    /// <summary>The first thing that does not hold: where, what was expected, what was found, and what it may mean.</summary>
    public IEnumerable<string> Say(Lie lie)
    {
        var place = lie.Entry is { } entry ? Say("in-entry", ("entry", entry), ("file", lie.File)) : Say("in-file", ("file", lie.File));
        yield return Say("first-lie", ("place", place), ("field", lie.Field.Length == 0 ? "" : Say("the-field", ("field", lie.Field))));
        yield return Say("expected", ("expected", Short(lie.Expected)));
        yield return Say("found", ("found", Short(lie.Found)));
        yield return Say("because", ("check", lie.Check), ("meaning", Find($"check-{lie.Check}") ?? ""));
        yield return Say("nothing-after");
    }

    // A value out of a hostile file: one line, of a length that somebody reads, and no signs that steer a terminal.
    private static string Short(string text)
    {
        var shown = string.Concat(text.Take(300).Select(c => char.IsControl(c) ? '?' : c));
        return shown.Length < text.Length ? shown + "…" : shown;
    }

    private string Show(string name, object value) => value switch
    {
        string word when name == "reason" => Find($"word-{word}") ?? RuleTexts.Find(word, language) ?? Short(word),
        string text => Short(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
