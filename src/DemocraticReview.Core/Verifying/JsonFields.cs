using System.Globalization;
using System.Text.Json;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Verifying;

/// <summary>Reads an object's fields strictly: of its kind, or a lie.</summary>
/// <param name="At">What a lie about a field says of its place.</param>
/// <param name="Path">Where the object stands in its file; empty for the whole.</param>
/// <param name="Json">The object.</param>
internal sealed record JsonFields(Place At, string Path, JsonElement Json)
{
    public bool Has(string name) => Json.TryGetProperty(name, out _);

    public string Text(string name) => Of(name, JsonValueKind.String, "string").GetString()!;

    public string? TextOrNull(string name) => Of(name).ValueKind == JsonValueKind.Null ? null : Text(name);

    public string Hash(string name) => Text(name) is var text && Hex.IsHash(text) ? text : throw At.Lie(Checks.EntryForm, Full(name), "SHA-256, 64 hex", text);

    public bool Flag(string name) => Of(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag
        ? flag.GetBoolean()
        : throw At.Lie(Checks.EntryForm, Full(name), "true | false", Of(name).GetRawText());

    /// <summary>A count or number: never negative, and nothing that a meeting cannot have.</summary>
    public int Count(string name) => Of(name, JsonValueKind.Number, "integer").TryGetInt32(out var number) && number >= 0
        ? number
        : throw At.Lie(Checks.EntryForm, Full(name), "integer >= 0", Of(name).GetRawText());

    public int? CountOrNull(string name) => Of(name).ValueKind == JsonValueKind.Null ? null : Count(name);

    public JsonFields Object(string name) => new(At, Full(name), Of(name, JsonValueKind.Object, "object"));

    public IReadOnlyList<JsonFields> Objects(string name) =>
        [.. Of(name, JsonValueKind.Array, "array").EnumerateArray().Select((e, i) => e.ValueKind == JsonValueKind.Object
            ? new JsonFields(At, Item(name, i), e)
            : throw At.Lie(Checks.EntryForm, Item(name, i), "object", e.GetRawText()))];

    public IReadOnlyList<string> Texts(string name) =>
        [.. Of(name, JsonValueKind.Array, "array").EnumerateArray().Select((e, i) => e.ValueKind == JsonValueKind.String
            ? e.GetString()!
            : throw At.Lie(Checks.EntryForm, Item(name, i), "string", e.GetRawText()))];

    public IReadOnlyList<string>? TextsOrNull(string name) => Of(name).ValueKind == JsonValueKind.Null ? null : Texts(name);

    /// <summary>A word of an enumeration, by its name.</summary>
    public T Word<T>(string name)
        where T : struct, Enum => Text(name) is var text && char.IsAsciiLetter(text.FirstOrDefault()) && Enum.TryParse<T>(text, out var word) && text == word.ToString()
        ? word
        : throw At.Lie(Checks.EntryForm, Full(name), string.Join(" | ", Enum.GetNames<T>()), text);

    /// <summary>A lie unless the two are the same.</summary>
    public void MustBe(string check, string name, string expected, string? found)
    {
        if (expected != found)
        {
            throw At.Lie(check, Full(name), expected, found ?? "null");
        }
    }

    public void MustBe(string check, string name, int expected, int found) =>
        MustBe(check, name, expected.ToString(CultureInfo.InvariantCulture), found.ToString(CultureInfo.InvariantCulture));

    /// <summary>A lie unless <paramref name="holds"/>; <paramref name="expected"/> says what would have to.</summary>
    public void Must(bool holds, string check, string name, string expected)
    {
        if (!holds)
        {
            throw At.Lie(check, Full(name), expected, Json.TryGetProperty(name, out var value) ? value.GetRawText() : "-");
        }
    }

    private JsonElement Of(string name) => Json.TryGetProperty(name, out var value) ? value : throw At.Lie(Checks.EntryForm, Full(name), name, "-");

    private JsonElement Of(string name, JsonValueKind kind, string expected) =>
        Of(name) is var value && value.ValueKind == kind ? value : throw At.Lie(Checks.EntryForm, Full(name), expected, value.GetRawText());

    private string Full(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    private string Item(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{Full(name)}[{index}]");
}

/// <summary>Where in the bundle something stands.</summary>
internal sealed record Place(string File, int? Entry = null)
{
    public LieException Lie(string check, string field, string expected, string found) => new(new Lie(check, Entry, File, field, expected, found));
}
