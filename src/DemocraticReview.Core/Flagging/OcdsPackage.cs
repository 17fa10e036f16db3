using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace DemocraticReview.Core.Flagging;

/// <summary>
/// A release package of the Open Contracting Data Standard 1.1, as far as a dossier needs it. What the standard or an extension says
/// beyond that is kept untouched in <see cref="Text"/>.
/// </summary>
public sealed class OcdsPackage
{
    /// <summary>The largest package, in bytes of UTF-8.</summary>
    public const int MaxBytes = 16 << 20;

    /// <summary>How deep objects and arrays may be nested. The standard itself needs about ten.</summary>
    public const int MaxDepth = 64;

    private const string Supported = "1.1";

    private OcdsPackage(string text, OcdsNode root)
    {
        Text = text;
        PublishedDate = root.Date("publishedDate");
        Publisher = root.Object("publisher")?.Text("name");
        Releases = [.. root.Objects("releases").Select(OcdsReading.Release)];
    }

    /// <summary>The package as it came, character for character, without the byte order mark.</summary>
    public string Text { get; }

    /// <summary>When the package was put together.</summary>
    public DateTimeOffset? PublishedDate { get; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; }

    /// <summary>At least one, in the package's order.</summary>
    public IReadOnlyList<OcdsRelease> Releases { get; }

    /// <summary>Reads a package from a file's bytes: UTF-8, with or without the byte order mark.</summary>
    /// <exception cref="BrokenRuleException">One of <see cref="OcdsRules"/>, with the JSON path of the place.</exception>
    public static OcdsPackage Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            throw new BrokenRuleException(OcdsRules.TooBig, ("limit", MaxBytes >> 20));
        }
        var bytes = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        if (!Utf8.IsValid(bytes))
        {
            throw NotUtf8(bytes);
        }
        OcdsScan.Check(bytes);
        using var document = JsonDocument.Parse(bytes.ToArray(), new JsonDocumentOptions { MaxDepth = MaxDepth });
        CheckKind(document.RootElement);
        return new OcdsPackage(Encoding.UTF8.GetString(bytes), new OcdsNode(document.RootElement, "$"));
    }

    /// <summary>Reads a package from text.</summary>
    /// <exception cref="BrokenRuleException">As for bytes.</exception>
    public static OcdsPackage Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Before it is encoded: each character is at least one byte.
        return text.Length > MaxBytes ? throw new BrokenRuleException(OcdsRules.TooBig, ("limit", MaxBytes >> 20)) : Parse(Encoding.UTF8.GetBytes(text));
    }

    private static void CheckKind(JsonElement root)
    {
        var isObject = root.ValueKind == JsonValueKind.Object;
        if (isObject && root.TryGetProperty("records", out _))
        {
            throw new BrokenRuleException(OcdsRules.RecordPackage);
        }
        if (!isObject || !root.TryGetProperty("releases", out var releases))
        {
            throw new BrokenRuleException(OcdsRules.NotReleasePackage);
        }
        if (releases.ValueKind == JsonValueKind.Array && releases.GetArrayLength() == 0)
        {
            throw new BrokenRuleException(OcdsRules.Missing, ("path", "$.releases[0]"));
        }
        var version = new OcdsNode(root, "$").RequiredText("version");
        if (version != Supported && !version.StartsWith(Supported + ".", StringComparison.Ordinal))
        {
            throw new BrokenRuleException(OcdsRules.Version, ("value", version.Length > 40 ? version[..40] : version));
        }
    }

    private static BrokenRuleException NotUtf8(ReadOnlySpan<byte> bytes)
    {
        var good = 0;
        while (Rune.DecodeFromUtf8(bytes[good..], out _, out var read) == System.Buffers.OperationStatus.Done)
        {
            good += read;
        }
        var before = bytes[..good];
        return new BrokenRuleException(
            OcdsRules.Text, ("path", "$"), ("line", before.Count((byte)'\n') + 1L), ("byte", (long)(good - before.LastIndexOf((byte)'\n'))));
    }
}
