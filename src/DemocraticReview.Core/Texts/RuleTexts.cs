using System.Globalization;
using System.Resources;

namespace DemocraticReview.Core.Texts;

/// <summary>What a rule says to a person, in Chinese or English.</summary>
public static class RuleTexts
{
    private static readonly ResourceManager Resources = new("DemocraticReview.Core.Texts.RuleTexts", typeof(RuleTexts).Assembly);

    /// <summary>The sentence of a rule with its facts put in; dates as the works' day and minute.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="facts">By the names of the sentence's placeholders.</param>
    /// <param name="culture">The reader's language.</param>
    /// <param name="wording">The words of the procedure it is said in; the product's own if left out.</param>
    public static string Of(Rule rule, IReadOnlyDictionary<string, object> facts, CultureInfo culture, Wording? wording = null)
    {
        var text = (wording ?? Wording.Plain).Say(Find(rule.Code, culture) ?? rule.Code, culture);
        return facts.Aggregate(text, (t, f) => t.Replace($"{{{f.Key}}}", Show(f.Value, culture), StringComparison.Ordinal));
    }

    /// <summary>The sentence with its placeholders, or null where a key is missing.</summary>
    public static string? Find(string code, CultureInfo culture) => Resources.GetString(code, culture);

    private static string Show(object value, CultureInfo culture) => value is DateTimeOffset time
        ? time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : Convert.ToString(value, culture) ?? "";
}
