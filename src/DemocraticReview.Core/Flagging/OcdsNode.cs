using System.Globalization;
using System.Text.Json;

namespace DemocraticReview.Core.Flagging;

/// <summary>An object of the package that knows its own path, so that each refusal can name the place. JSON's null means absent.</summary>
internal readonly record struct OcdsNode(JsonElement Element, string Path)
{
    private static readonly string[] DateForms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>The step to a property: <c>.name</c>, or <c>['a name']</c>.</summary>
    public static string Step(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? "." + name
            : $"['{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']";

    public OcdsNode? Object(string name) => Child(name, JsonValueKind.Object) is { } child ? child : null;

    /// <summary>The objects of an array; none when it is absent.</summary>
    public IEnumerable<OcdsNode> Objects(string name) => Items(name, JsonValueKind.Object);

    public IReadOnlyList<string> Texts(string name) => [.. Items(name, JsonValueKind.String).Select(i => i.Element.GetString()!)];

    public string? Text(string name) => Child(name, JsonValueKind.String)?.Element.GetString();

    /// <summary>An identifier, which the standard lets be a text or a number.</summary>
    public string? Id(string name) =>
        Element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Text(name);

    public string RequiredId(string name) => Id(name) is { Length: > 0 } id ? id : throw Missing(name);

    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : throw Missing(name);

    public decimal? Number(string name)
    {
        if (Child(name, JsonValueKind.Number) is not { } child)
        {
            return null;
        }
        var written = child.Element.GetRawText();
        return ExactDecimal.TryRead(written, out var value)
            ? value
            : throw new BrokenRuleException(OcdsRules.Amount, ("path", child.Path), ("value", Short(written)));
    }

    /// <summary>A time with its offset, or a plain day, which is taken as its first moment in UTC. A time of no known zone is refused.</summary>
    public DateTimeOffset? Date(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day))
        {
            return day;
        }
        var hasZone = text.EndsWith('Z') || text.AsSpan().LastIndexOfAny('+', '-') > text.IndexOf('T', StringComparison.Ordinal);
        return hasZone && DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : throw new BrokenRuleException(OcdsRules.Date, ("path", Path + Step(name)), ("value", Short(text)));
    }

    public DateTimeOffset RequiredDate(string name) => Date(name) ?? throw Missing(name);

    public BrokenRuleException Missing(string name) => new(OcdsRules.Missing, ("path", Path + Step(name)));

    private IEnumerable<OcdsNode> Items(string name, JsonValueKind kind)
    {
        if (Child(name, JsonValueKind.Array) is not { } array)
        {
            return [];
        }
        return array.Element.EnumerateArray().Select((item, i) => Typed(item, $"{array.Path}[{i}]", kind));
    }

    private OcdsNode? Child(string name, JsonValueKind kind) =>
        Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? Typed(value, Path + Step(name), kind) : null;

    private static OcdsNode Typed(JsonElement value, string path, JsonValueKind kind) => value.ValueKind == kind
        ? new OcdsNode(value, path)
        : throw new BrokenRuleException(OcdsRules.WrongType, ("path", path), ("expected", kind.ToString().ToLowerInvariant()));

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
