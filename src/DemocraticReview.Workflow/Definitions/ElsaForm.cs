using System.Globalization;
using System.Text.Json;

namespace DemocraticReview.Workflow.Definitions;

/// <summary>What the form of an Elsa 3 file says, in one place, so that the reader and the validator cannot differ on it.</summary>
internal static class ElsaForm
{
    public const string FlowchartType = "Elsa.Flowchart";
    public const string InPort = "In";

    /// <summary>Keys of the top level that Elsa or we know. Elsa ignores all others, so a misspelt one would be lost silently.</summary>
    public static readonly IReadOnlyList<string> TopKeys =
    [
        "id", "definitionId", "version", "name", "description", "isPublished", "isLatest", "isReadonly", "isSystem", "tenantId", "createdAt", "toolVersion",
        "variables", "inputs", "outputs", "outcomes", "customProperties", "options", "root", "$schema", "title", "subject", "settings",
    ];

    public static readonly IReadOnlyList<string> RootKeys = ["type", "id", "nodeId", "name", "version", "activities", "connections", "metadata", "customProperties"];

    /// <summary>Keys of an activity that are not inputs.</summary>
    public static readonly IReadOnlyList<string> ActivityKeys = ["type", "id", "nodeId", "name", "version", "metadata", "customProperties", "title"];

    public static readonly IReadOnlyList<string> ConnectionKeys = ["source", "target", "vertices"];

    public static readonly IReadOnlyList<string> VariableTypes = ["String", "Int32", "Int64", "Boolean"];

    /// <summary>A variable's value stands as text in the file, whatever its type; null where the text does not fit the type.</summary>
    public static JsonElement? ValueOf(string typeName, string text) => typeName switch
    {
        "String" => JsonSerializer.SerializeToElement(text),
        "Int32" when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonSerializer.SerializeToElement(number),
        "Int64" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonSerializer.SerializeToElement(number),
        "Boolean" when bool.TryParse(text, out var flag) => JsonSerializer.SerializeToElement(flag),
        _ => null,
    };

    /// <summary>
    /// Takes Elsa's wrapping off: a scalar stands for itself, <c>{typeName, expression: {type, value}}</c> for its literal or its variable.
    /// Anything else Elsa would drop silently or compute by a script, which no procedure needs: <see cref="InputForm.Unreadable"/>.
    /// </summary>
    public static InputForm Unwrap(JsonElement input)
    {
        if (input.ValueKind is JsonValueKind.Number or JsonValueKind.String or JsonValueKind.True or JsonValueKind.False)
            return new InputForm.Literal(input);
        if (Text(input, "typeName") is null || !TryGet(input, "expression", out var expression) || !TryGet(expression, "value", out var value))
            return InputForm.Unreadable.Instance;
        return Text(expression, "type") switch
        {
            "Literal" => new InputForm.Literal(value),
            "Variable" when Text(value, "id") is { } id => new InputForm.Variable(id),
            _ => InputForm.Unreadable.Instance,
        };
    }

    public static bool TryGet(JsonElement element, string key, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out value);
    }

    public static string? Text(JsonElement element, string key) =>
        TryGet(element, key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    public static Bilingual? Title(JsonElement element) =>
        TryGet(element, "title", out var title) && Text(title, "zh") is { } zh && Text(title, "en") is { } en ? new(zh, en) : null;
}

/// <summary>What stands where an input's value is expected.</summary>
internal abstract record InputForm
{
    public sealed record Literal(JsonElement Value) : InputForm;

    public sealed record Variable(string Id) : InputForm;

    public sealed record Unreadable : InputForm
    {
        public static readonly Unreadable Instance = new();
    }
}
