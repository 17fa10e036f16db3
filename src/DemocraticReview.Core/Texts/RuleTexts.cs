using System.Globalization;
using System.Resources;

namespace DemocraticReview.Core.Texts;

/// <summary>What a rule says to a person, in Chinese or English.</summary>
public static class RuleTexts
{
    private static readonly ResourceManager Resources = new("DemocraticReview.Core.Texts.RuleTexts", typeof(RuleTexts).Assembly);

    /// <summary>The sentence of a rule with its facts put in; dates as the works' day and minute.</summary>
    public static string Of(Rule rule, IReadOnlyDictionary<string, object> facts, CultureInfo culture)
    {
        var text = Find(rule.Code, culture) ?? rule.Code;
        return facts.Aggregate(text, (t, f) => t.Replace($"{{{f.Key}}}", Show(f.Value, culture), StringComparison.Ordinal));
    }

    /// <summary>The sentence with its placeholders, or null where a key is missing.</summary>
    public static string? Find(string code, CultureInfo culture) => Resources.GetString(code, culture);

    private static string Show(object value, CultureInfo culture) => value is DateTimeOffset time
        ? time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : Convert.ToString(value, culture) ?? "";
}
