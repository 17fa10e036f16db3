using System.Text.Json;
using System.Text.Json.Nodes;

namespace DemocraticReview.Core.Recording;

/// <summary>
/// JSON Canonicalization Scheme (RFC 8785), limited to objects, arrays, strings, booleans, null and integers within ±2^53, so that
/// no verifier in any language has to agree with us on printing fractions. The same value always gives the same bytes.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Depth of nesting, the same that .NET's own reader takes by default: what is written can be read again.</summary>
    public const int MaximumDepth = 64;

    /// <summary>The canonical UTF-8 bytes of <paramref name="element"/>, without byte order mark or final line break.</summary>
    /// <exception cref="BrokenRuleException">One of <see cref="CanonicalRules"/>, with the JSON path of the first fault.</exception>
    public static byte[] Write(JsonElement element)
    {
        var writer = new CanonicalWriter();
        WriteValue(writer, element);
        return writer.ToArray();
    }

    /// <inheritdoc cref="Write(JsonElement)"/>
    /// <param name="node">Values made in code must be strings, booleans or whole numbers; <c>null</c> is JSON's null.</param>
    public static byte[] Write(JsonNode? node)
    {
        var writer = new CanonicalWriter();
        WriteValue(writer, node);
        return writer.ToArray();
    }

    private static void WriteValue(CanonicalWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.Object(Named(writer, element), WriteValue);
                break;
            case JsonValueKind.Array:
                writer.Array(element.EnumerateArray(), WriteValue);
                break;
            case JsonValueKind.String:
                writer.String(Text(writer, element.GetString));
                break;
            case JsonValueKind.Number:
                writer.Integer(element.GetRawText());
                break;
            case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null:
                writer.Literal(element.ValueKind);
                break;
            default:
                throw writer.Refusal(CanonicalRules.NoJsonValue);
        }
    }

    private static void WriteValue(CanonicalWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case null:
                writer.Literal(JsonValueKind.Null);
                break;
            case JsonObject named:
                writer.Object(Named(writer, named), WriteValue);
                break;
            case JsonArray array:
                writer.Array(array, WriteValue);
                break;
            default:
                WriteLeaf(writer, node.AsValue());
                break;
        }
    }

    private static void WriteLeaf(CanonicalWriter writer, JsonValue value)
    {
        if (value.TryGetValue<JsonElement>(out var element))
        {
            WriteValue(writer, element);
        }
        else if (value.TryGetValue<string>(out var text))
        {
            writer.String(text);
        }
        else if (value.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            writer.Literal(value.GetValueKind());
        }
        else
        {
            writer.Integer(NumberToken(writer, value));
        }
    }

    private static string NumberToken(CanonicalWriter writer, JsonValue value)
    {
        try
        {
            return value.GetValueKind() is JsonValueKind.Number ? value.ToJsonString() : throw writer.Refusal(CanonicalRules.NoJsonValue);
        }
        catch (ArgumentException) // NaN and the infinities are numbers in .NET, but not in JSON
        {
            throw writer.Refusal(CanonicalRules.NoJsonValue);
        }
    }

    private static List<KeyValuePair<string, JsonElement>> Named(CanonicalWriter writer, JsonElement element) =>
        [.. element.EnumerateObject().Select(p => KeyValuePair.Create(Text(writer, () => p.Name), p.Value))];

    private static List<KeyValuePair<string, JsonNode?>> Named(CanonicalWriter writer, JsonObject named)
    {
        // A parsed JsonObject is read lazily: the first look inside meets its duplicate names and its broken text.
        try
        {
            return [.. named];
        }
        catch (ArgumentException)
        {
            throw writer.Refusal(CanonicalRules.DuplicateName);
        }
        catch (InvalidOperationException)
        {
            throw writer.Refusal(CanonicalRules.BrokenText);
        }
    }

    private static string Text(CanonicalWriter writer, Func<string?> read)
    {
        try
        {
            return read()!;
        }
        catch (InvalidOperationException)
        {
            throw writer.Refusal(CanonicalRules.BrokenText);
        }
    }
}
