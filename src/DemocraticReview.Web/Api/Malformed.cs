using System.Text.Json;
using System.Text.RegularExpressions;
using DemocraticReview.Core;

namespace DemocraticReview.Web.Api;

/// <summary>Says of a request that cannot be read where it is wrong, in the reader's language. Why, in the reader's English, is a fact beside it, for programmers.</summary>
internal static partial class Malformed
{
    public static BrokenRuleException Body(JsonException json)
    {
        var path = json.Path ?? "$";
        var why = Namespaces().Replace(Position().Replace(json.Message, ""), "").Replace(".NET member contained in type", "member of", StringComparison.Ordinal);
        return new BrokenRuleException(Rules.MalformedRequest, ("path", path), ("line", (json.LineNumber ?? 0) + 1), ("why", $"{path}: {why}"));
    }

    /// <summary>A parameter of the address, or a body that is not there.</summary>
    public static BrokenRuleException Part(string why) =>
        new(Rules.MalformedRequest, ("path", Parameter().Match(why) is { Success: true } named ? named.Groups[1].Value : "body"), ("why", why));

    [GeneratedRegex(@"\s*(?:Path: .*|Consider updating .*)$")]
    private static partial Regex Position();

    [GeneratedRegex("""parameter "[^"]*?(\w+)" """)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\b(?:DemocraticReview|System)\.(?:\w+\.)*(?=\w)")]
    private static partial Regex Namespaces();
}
