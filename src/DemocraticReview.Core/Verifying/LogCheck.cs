using System.Globalization;
using System.Text;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Verifying;

/// <summary>A leaf that says how far a meeting's record had come.</summary>
internal sealed record MeetingLeaf(int Index, string Meeting, string Number, TreeHead Head);

/// <summary>The enterprise's log as one bundle has it (docs/record-format.md, 5).</summary>
internal sealed class LogCheck
{
    private const int LongestLine = 65_536;

    private readonly List<(int Index, string Key)> _keys = [];
    private readonly List<byte[]> _roots = [];
    private readonly List<MeetingLeaf> _meetings = [];
    private readonly List<ReadOnlyMemory<byte>> _lines = [];
    private readonly string _enterprise;

    private LogCheck(string enterprise) => _enterprise = enterprise;

    public IReadOnlyList<MeetingLeaf> Meetings => _meetings;

    public IReadOnlyList<ReadOnlyMemory<byte>> Lines => _lines;

    /// <summary>The key of the record now.</summary>
    public string Key => _keys[^1].Key;

    /// <summary>Root over the first so many leaves, hex; null beyond the log.</summary>
    public string? RootAt(int size) => size == 0 ? Hex.Of(MerkleTree.RootOf([])) : size <= _roots.Count ? Hex.Of(_roots[size - 1]) : null;

    public static LogCheck Of(ReadOnlyMemory<byte> leaves, ReadOnlyMemory<byte> checkpoint, Guid enterprise)
    {
        var log = new LogCheck(enterprise.ToString("D"));
        using var tree = new MerkleTree();
        for (var rest = leaves; rest.Length > 0;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var place = new Place(string.Create(CultureInfo.InvariantCulture, $"{Bundle.LogName}:{log._lines.Count + 1}"));
            var line = end < 0 ? throw place.Lie(Checks.Log, "", "0x0A", "-") : rest[..end];
            log.Add(ChainCheck.Read(place, line, LongestLine, Checks.Log));
            log._lines.Add(line);
            tree.Append(line.Span);
            log._roots.Add(tree.Root());
            rest = rest[(end + 1)..];
        }

        var note = new Place(Bundle.LogCheckpointName);
        if (log._keys.Count == 0)
        {
            throw new Place(Bundle.LogName).Lie(Checks.Log, "kind", "key", "-");
        }

        var signed = FilesCheck.SignedNote(note, Checks.Log, checkpoint, Checkpoint.LogOriginOf(enterprise), Checkpoint.NameOf(enterprise), log.Key);
        FilesCheck.MustMatch(note, Checks.Log, signed, new TreeHead(log._lines.Count, log.RootAt(log._lines.Count)!));
        return log;
    }

    /// <summary>What the log says of this bundle's meeting is what the bundle says.</summary>
    public void MustHold(ChainCheck chain, bool isClosed)
    {
        var created = chain.Entries[0].Body;
        var own = _meetings.Where(m => m.Meeting == chain.Entries[0].Meeting).ToList();
        var place = new Place(Bundle.LogName);
        if (own.Count == 0 || own[0].Head.Size != 1)
        {
            throw place.Lie(Checks.LogOwn, "size", "1", own.Count == 0 ? "-" : $"{own[0].Head.Size}");
        }

        foreach (var leaf in own)
        {
            if (leaf.Number != created.Text("number"))
            {
                throw place.Lie(Checks.LogOwn, "number", created.Text("number"), leaf.Number);
            }

            if (chain.RootAt(leaf.Head.Size) != leaf.Head.Root)
            {
                throw place.Lie(Checks.LogOwn, $"[{leaf.Index}].root", leaf.Head.Root, chain.RootAt(leaf.Head.Size) ?? $"{chain.Entries.Count} entries, not {leaf.Head.Size}");
            }
        }

        if (isClosed && own[^1].Head.Size != chain.Entries.Count)
        {
            throw place.Lie(Checks.LogOwn, "size", $"{chain.Entries.Count}", $"{own[^1].Head.Size}");
        }

        var before = created.Object("log");
        before.MustBe(Checks.LogOwn, "size", own[0].Index, before.Count("size"));
        before.MustBe(Checks.LogOwn, "root", RootAt(own[0].Index)!, before.Text("root"));
        created.MustBe(Checks.LogOwn, "key", _keys.Last(k => k.Index < own[0].Index).Key, created.Text("key"));
        if (!_keys.Exists(k => k.Key == chain.Key))
        {
            throw place.Lie(Checks.LogOwn, "key", chain.Key, _keys[^1].Key);
        }
    }

    private void Add(JsonFields leaf)
    {
        leaf.MustBe(Checks.Log, "v", 1, leaf.Count("v"));
        leaf.MustBe(Checks.Log, "enterprise", _enterprise, leaf.Text("enterprise"));
        leaf.MustBe(Checks.Log, "index", _lines.Count, leaf.Count("index"));
        switch (leaf.Text("kind"))
        {
            case "key":
                AddKey(leaf);
                break;
            case "meeting":
                AddMeeting(leaf);
                break;
            default:
                throw leaf.At.Lie(Checks.Log, "kind", "key | meeting", leaf.Text("kind"));
        }
    }

    private void AddKey(JsonFields leaf)
    {
        var key = leaf.Text("key");
        var statement = P256.Message(EnterpriseLog.KeyDomain, EnterpriseLog.KeyStatement(_enterprise, _lines.Count, key));
        leaf.Must(P256.Verify(key, statement, leaf.Text("proof")), Checks.Log, "proof", $"ECDSA by {key}");
        var before = leaf.TextOrNull("previous");
        leaf.Must(_lines.Count == 0 ? before is null : P256.Verify(Key, statement, before), Checks.Log, "previous", _lines.Count == 0 ? "null" : $"ECDSA by {Key}");
        leaf.Must(leaf.Json.EnumerateObject().Count() == 7, Checks.Log, "kind", "7 fields");
        _keys.Add((_lines.Count, key));
    }

    private void AddMeeting(JsonFields leaf)
    {
        leaf.Must(_keys.Count > 0 && leaf.Json.EnumerateObject().Count() == 8, Checks.Log, "kind", "key");
        var added = new MeetingLeaf(_lines.Count, leaf.Text("meeting"), leaf.Text("number"), new TreeHead(leaf.Count("size"), leaf.Hash("root")));
        foreach (var earlier in _meetings)
        {
            leaf.Must((earlier.Meeting == added.Meeting) == (earlier.Number == added.Number), Checks.Log, "number", $"{earlier.Number}: {earlier.Meeting}");
            leaf.Must(earlier.Meeting != added.Meeting || earlier.Head.Size < added.Head.Size, Checks.Log, "size", $"> {earlier.Head.Size}");
        }

        _meetings.Add(added);
    }
}
