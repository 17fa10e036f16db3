using System.Text.Json;

namespace DemocraticReview.Workflow.Validation;

/// <summary>A value of the file together with its path.</summary>
internal readonly record struct JsonAt(JsonElement Element, string Path)
{
    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    public bool IsArray => Element.ValueKind == JsonValueKind.Array;

    /// <summary>The text, or null where it is no text or an empty one.</summary>
    public string? Text => Element.ValueKind == JsonValueKind.String && Element.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>The value under the key; undefined, with the path it would have, where there is none.</summary>
    public JsonAt this[string key] =>
        new(IsObject && Element.TryGetProperty(key, out var value) ? value : default, PathOf(key));

    public bool Missing => Element.ValueKind is JsonValueKind.Undefined;

    public IEnumerable<(string Key, JsonAt Value)> Members
    {
        get
        {
            if (!IsObject) yield break;
            foreach (var property in Element.EnumerateObject()) yield return (property.Name, new(property.Value, PathOf(property.Name)));
        }
    }

    public IEnumerable<JsonAt> Items
    {
        get
        {
            if (!IsArray) yield break;
            foreach (var (index, element) in Element.EnumerateArray().Index()) yield return new(element, $"{Path}[{index}]");
        }
    }

    public string PathOf(string key) => key.Length > 0 && key.All(c => char.IsLetterOrDigit(c) || c is '_' or '$') ? $"{Path}.{key}" : $"{Path}['{key}']";
}
