using System.Text.Json;
using System.Text.RegularExpressions;
using DemocraticReview.Core;

namespace DemocraticReview.Web.Api;

/// <summary>Says of a body that is no JSON, or not the JSON that the route asks for, where and why; in the words of the API, not of its insides.</summary>
internal static partial class Malformed
{
    public static BrokenRuleException Body(JsonException json)
    {
        var path = json.Path ?? "$";
        var why = Namespaces().Replace(Position().Replace(json.Message, ""), "").Replace(".NET member contained in type", "member of", StringComparison.Ordinal);
        return new BrokenRuleException(Rules.MalformedRequest, ("path", path), ("line", (json.LineNumber ?? 0) + 1), ("why", $"{path}: {why}"));
    }

    [GeneratedRegex(@"\s*(?:Path: .*|Consider updating .*)$")]
    private static partial Regex Position();

    [GeneratedRegex(@"\b(?:DemocraticReview|System)\.(?:\w+\.)*(?=\w)")]
    private static partial Regex Namespaces();
}
