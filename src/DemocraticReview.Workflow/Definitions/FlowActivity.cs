using System.Text.Json;

namespace DemocraticReview.Workflow.Definitions;

/// <summary>One step of a definition.</summary>
/// <param name="Id">Unique in its definition; names the step in cursors, journals and bookmarks.</param>
/// <param name="Type">The kind of step, found in the activity catalogue.</param>
/// <param name="Title">The file's own title for the step; null where the catalogue's serves.</param>
/// <param name="Inputs">Plain values by name: Elsa's wrapping is taken off, variables are replaced by their values.</param>
public sealed record FlowActivity(string Id, string Type, Bilingual? Title, IReadOnlyDictionary<string, JsonElement> Inputs)
{
    /// <summary>The whole number given for the input, or null where the file leaves it to the default.</summary>
    public int? Number(string input) =>
        Inputs.TryGetValue(input, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    public string? Text(string input) =>
        Inputs.TryGetValue(input, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool? Flag(string input) =>
        Inputs.TryGetValue(input, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
}
