using System.Text.Json;

namespace DemocraticReview.Workflow.Definitions;

/// <summary>Reads a validated text. It judges nothing: what it cannot read, the validator should have refused before.</summary>
internal static class DefinitionReader
{
    public static FlowDefinition Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'));
            return Read(text, document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"$: {e.Message}", e);
        }
    }

    private static FlowDefinition Read(string text, JsonElement top)
    {
        var flowchart = top.GetProperty("root");
        var variables = Variables(top);
        return new(text,
            [.. flowchart.GetProperty("activities").EnumerateArray().Select(a => Activity(a, variables))],
            [.. flowchart.GetProperty("connections").EnumerateArray().Select(Connection)])
        {
            Id = Required(top, "id"),
            DefinitionId = Required(top, "definitionId"),
            Version = top.GetProperty("version").GetInt32(),
            Name = Required(top, "name"),
            Title = ElsaForm.Title(top) ?? throw new FormatException("$.title: missing"),
            Subject = Required(top, "subject"),
            Settings = top.GetProperty("settings").Clone(),
        };
    }

    private static Dictionary<string, JsonElement> Variables(JsonElement top)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (!top.TryGetProperty("variables", out var variables)) return values;
        foreach (var variable in variables.EnumerateArray())
        {
            var id = Required(variable, "id");
            values[id] = ElsaForm.ValueOf(Required(variable, "typeName"), variable.GetProperty("value").GetString()!)
                ?? throw new FormatException($"$.variables: {id} does not fit its type");
        }

        return values;
    }

    private static FlowActivity Activity(JsonElement element, Dictionary<string, JsonElement> variables)
    {
        var inputs = element.EnumerateObject()
            .Where(p => !ElsaForm.ActivityKeys.Contains(p.Name))
            .ToDictionary(p => p.Name, p => Value(p, variables), StringComparer.Ordinal);
        return new(Required(element, "id"), Required(element, "type"), ElsaForm.Title(element), inputs);
    }

    private static JsonElement Value(JsonProperty input, Dictionary<string, JsonElement> variables) => ElsaForm.Unwrap(input.Value) switch
    {
        InputForm.Literal literal => literal.Value.Clone(),
        InputForm.Variable variable => variables[variable.Id],
        _ => throw new FormatException($"$.root.activities: the input {input.Name} cannot be read"),
    };

    private static FlowConnection Connection(JsonElement element)
    {
        var source = element.GetProperty("source");
        return new(Required(source, "activity"), Required(source, "port"), Required(element.GetProperty("target"), "activity"));
    }

    private static string Required(JsonElement element, string key) =>
        ElsaForm.Text(element, key) ?? throw new FormatException($"{key}: missing or not a text");
}
