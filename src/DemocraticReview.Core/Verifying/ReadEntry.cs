using System.Security.Cryptography;
using System.Text.Json;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Core.Verifying;

/// <summary>An entry whose form, chain and signature hold.</summary>
internal sealed record ReadEntry(int Seq, string Type, string Meeting, string At, JsonFields Body);

/// <summary>Entry by entry: form, number, chain, signature (docs/record-format.md, 3).</summary>
internal sealed class ChainCheck
{
    private const int MostEntryBytes = 4_000_000;

    private static readonly string[] Fields = ["v", "seq", "type", "meeting", "prev", "at", "role", "body", "sealed", "hash_alg", "sig_alg", "sig"];

    private readonly List<ReadEntry> _entries = [];
    private readonly List<byte[]> _roots = [];
    private string _previous = RecordEntry.NoPrevious;

    /// <summary>The key in force after the last entry.</summary>
    public string Key { get; private set; } = "";

    public IReadOnlyList<ReadEntry> Entries => _entries;

    /// <summary>Root at a size from 1 to the number of entries, hex; null beyond.</summary>
    public string? RootAt(int size) => size >= 1 && size <= _roots.Count ? Hex.Of(_roots[size - 1]) : null;

    public TreeHead Head => new(_roots.Count, RootAt(_roots.Count)!);

    public static ChainCheck Of(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var chain = new ChainCheck();
        using var tree = new MerkleTree();
        var count = files.Keys.Count(n => n.StartsWith("entries/", StringComparison.Ordinal));
        for (var seq = 1; seq <= Math.Max(count, 1); seq++)
        {
            var place = new Place(Bundle.EntryName(seq), seq);
            chain.Add(place, seq, files.TryGetValue(place.File, out var bytes) ? bytes : throw place.Lie(Checks.EntrySeq, "", place.File, "-"));
            tree.Append(files[place.File].Span);
            chain._roots.Add(tree.Root());
        }

        return chain;
    }

    private void Add(Place place, int seq, ReadOnlyMemory<byte> bytes)
    {
        var fields = Read(place, bytes, MostEntryBytes);
        FormOf(fields);
        fields.MustBe(Checks.EntrySeq, "seq", seq, fields.Count("seq"));
        var type = fields.Text("type");
        fields.Must(EventCatalog.Types.TryGetValue(type, out var known) && known.IsSubclassOf(typeof(Meetings.MeetingEvent)), Checks.EntryForm, "type", "docs/record-format.md, 9");
        fields.Must((type == "meeting.created") == (seq == 1), Checks.EntrySeq, "type", seq == 1 ? "meeting.created" : "not meeting.created");
        fields.MustBe(Checks.EntryMeeting, "meeting", _entries.Count > 0 ? _entries[0].Meeting : fields.Text("meeting"), fields.Text("meeting"));
        fields.Must(Guid.TryParseExact(fields.Text("meeting"), "D", out var id) && id.ToString("D") == fields.Text("meeting"), Checks.EntryForm, "meeting", "uuid");
        fields.MustBe(Checks.EntryAlg, "v", 1, fields.Count("v"));
        fields.MustBe(Checks.EntryAlg, "hash_alg", RecordEntry.HashAlgorithm, fields.Text("hash_alg"));
        fields.MustBe(Checks.EntryAlg, "sig_alg", RecordEntry.SignatureAlgorithm, fields.Text("sig_alg"));
        fields.MustBe(Checks.EntryPrev, "prev", _previous, fields.Text("prev"));
        var at = fields.Text("at");
        fields.Must(RecordTime.IsTime(at), Checks.EntryForm, "at", "2026-03-02T01:00:00.000Z");
        fields.Must(_entries.Count == 0 || string.CompareOrdinal(_entries[^1].At, at) <= 0, Checks.EntryAt, "at", _entries.Count == 0 ? "" : $">= {_entries[^1].At}");
        var body = fields.Object("body");
        if (seq == 1)
        {
            Key = body.Text("key");
            body.Must(P256.IsKey(Key), Checks.EntryForm, "key", "04 X Y, 130 hex");
        }

        fields.Must(P256.Verify(Key, SignedBytes(fields.Json), fields.Text("sig")), Checks.EntrySig, "sig", $"ECDSA by {Key}");
        _entries.Add(new ReadEntry(seq, type, fields.Text("meeting"), at, body));
        _previous = Hex.Of(SHA256.HashData(bytes.Span));
        if (type == "record.key-rotated")
        {
            Rotate(body, seq, fields.Text("meeting"));
        }
    }

    /// <summary>One canonical JSON object, and not a byte beside it.</summary>
    internal static JsonFields Read(Place place, ReadOnlyMemory<byte> bytes, int most, string check = Checks.EntryForm)
    {
        try
        {
            if (bytes.Length > most)
            {
                throw place.Lie(check, "", $"<= {most} bytes", $"{bytes.Length}");
            }

            var json = JsonElement.Parse(bytes.Span);
            return json.ValueKind == JsonValueKind.Object && CanonicalJson.Write(json).AsSpan().SequenceEqual(bytes.Span)
                ? new JsonFields(place, "", json)
                : throw place.Lie(check, "", "RFC 8785", "-");
        }
        catch (Exception broken) when (broken is JsonException or BrokenRuleException or InvalidOperationException)
        {
            throw place.Lie(check, "", "RFC 8785", broken is BrokenRuleException rule ? rule.Message : "JSON?");
        }
    }

    private static void FormOf(JsonFields entry)
    {
        var names = entry.Json.EnumerateObject().Select(p => p.Name).ToList();
        foreach (var field in Fields.Except(names))
        {
            throw entry.At.Lie(Checks.EntryForm, field, field, "-");
        }

        foreach (var field in names.Except(Fields))
        {
            throw entry.At.Lie(Checks.EntryForm, field, "-", field);
        }

        entry.Word<Role>("role");
        if (entry.TextOrNull("sealed") is not null)
        {
            entry.Hash("sealed");
        }
    }

    private void Rotate(JsonFields body, int seq, string meeting)
    {
        var key = body.Text("key");
        var statement = P256.Message(RecordKeyRotated.Domain, RecordKeyRotated.Statement(meeting, seq, key));
        body.Must(P256.Verify(key, statement, body.Text("proof")), Checks.KeyProof, "proof", $"ECDSA by {key}");
        Key = key;
    }

    private static byte[] SignedBytes(JsonElement entry)
    {
        var rest = System.Text.Json.Nodes.JsonObject.Create(entry)!;
        rest.Remove("sig");
        return P256.Message(RecordEntry.Domain, rest);
    }
}
