using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Texts;

namespace Architecture.Tests.Docs;

/// <summary>Schema of a meeting's settings: names and ranges as the reader states them, what a setting means from <see cref="SettingMeanings"/>.</summary>
internal static partial class SettingsSchema
{
    public static JsonObject Of() => new()
    {
        ["type"] = "object",
        ["required"] = Names(SettingsPage.Names.Where(n => SettingsPage.Default(n) == "*required*")),
        ["properties"] = new JsonObject(SettingsPage.Names.Select(n => KeyValuePair.Create(n, (JsonNode?)Setting(n)))),
        ["additionalProperties"] = false,
    };

    private static JsonObject Setting(string name)
    {
        var schema = name switch
        {
            "officeSeats" => List(Parts(("zh", Short()), ("en", Short()), ("seats", Whole(1, 100))).Requiring("zh", "en")),
            "words" => new JsonObject { ["type"] = "object", ["properties"] = Words(), ["additionalProperties"] = false },
            "professionMinimums" => new JsonObject { ["type"] = "object", ["additionalProperties"] = Whole(0, 10_000) },
            _ => Stated(SettingsPage.Range(name)),
        };
        schema["description"] = SettingMeanings.Of(name).Text;
        return schema;
    }

    // The sentences of the reader, such as "a whole number from 1 to 10000".
    private static JsonObject Stated(string range) => range switch
    {
        _ when WholeNumber().Match(range) is { Success: true } whole => Whole(int.Parse(whole.Groups[1].Value, null), int.Parse(whole.Groups[2].Value, null)),
        _ when TextLength().Match(range) is { Success: true } text => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = int.Parse(text.Groups[1].Value, null) },
        _ when range.Contains("a fraction", StringComparison.Ordinal) => new JsonObject { ["type"] = "string", ["pattern"] = "^[1-9][0-9]*/[1-9][0-9]*$" },
        _ when OneOf().Match(range) is { Success: true } one => range.Contains("a list", StringComparison.Ordinal)
            ? List(Choice(one)).With("minItems", 1).With("uniqueItems", true)
            : Choice(one),
        _ => throw new InvalidOperationException($"No schema for: {range}"),
    };

    private static JsonObject Choice(Match one) => new() { ["enum"] = Names(one.Groups[1].Value.Split(", ")) };

    private static JsonObject Words() =>
        new(Enum.GetNames<Term>().Select(t => KeyValuePair.Create(t, (JsonNode?)Parts(("zh", Short()), ("en", Short()), ("enMany", Short())).Requiring("zh", "en"))));

    private static JsonObject Whole(int least, int most) => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    private static JsonObject Short() => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 40 };

    private static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Parts(params (string Name, JsonObject Schema)[] parts) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(parts.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema))),
        ["additionalProperties"] = false,
    };

    private static JsonObject Requiring(this JsonObject schema, params string[] names) => schema.With("required", Names(names));

    private static JsonObject With(this JsonObject schema, string key, JsonNode value)
    {
        schema[key] = value;
        return schema;
    }

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(n => (JsonNode)n)]);

    [GeneratedRegex(@"a whole number from (\d+) to (\d+)")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"a text of 1 to (\d+) characters")]
    private static partial Regex TextLength();

    [GeneratedRegex(@"one of ([A-Za-z, ]+)")]
    private static partial Regex OneOf();
}
