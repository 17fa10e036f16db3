using DemocraticReview.Core.Drawing;
using DemocraticReview.Web.Texts;
using Microsoft.Extensions.Localization;

namespace DemocraticReview.Web.Pages;

/// <summary>What a refusal mentions, as the pages name it: stages, roles and fields in the reader's words.</summary>
internal static class FactsInWords
{
    public static IReadOnlyDictionary<string, object> Of(IReadOnlyDictionary<string, object> facts, IStringLocalizer<CommonTexts> texts) =>
        facts.ToDictionary(f => f.Key, f => Word(f.Key, f.Value, texts), StringComparer.Ordinal);

    private static object Word(string name, object value, IStringLocalizer<CommonTexts> texts)
    {
        if (value is DateTimeOffset time)
        {
            return WorksTime.Minute(time);
        }

        var key = value switch
        {
            DrawForm form => $"DrawForm.{form}",
            Enum choice => $"{choice.GetType().Name}.{choice}",
            _ => name == "field" ? $"Field.{value}" : null,
        };
        return key is not null && texts[key] is { ResourceNotFound: false } word ? word.Value : value;
    }
}
