using System.Text;
using System.Text.Json.Nodes;
using Core.Tests.Recording;
using DemocraticReview.Core.Recording;

namespace Core.Tests.Verifying;

/// <summary>
/// Somebody who has a bundle and changes it. Without the key of the record only files are changed; with it (the server's owner) every entry is
/// signed again, the chain, the tree, the checkpoints and the log are made to fit. The witnesses' keys nobody has but they.
/// </summary>
internal sealed class Forger
{
    private readonly Dictionary<string, byte[]> _files;

    public Forger(byte[] zip) => _files = BundleZip.Read(zip)!.ToDictionary(f => f.Name, f => f.Bytes.ToArray(), StringComparer.Ordinal);

    public IReadOnlyDictionary<string, byte[]> Files => _files;

    public IReadOnlyList<JsonObject> Entries => [.. Numbers.Select(n => Parse(_files[Bundle.EntryName(n)]))];

    private IEnumerable<int> Numbers => Enumerable.Range(1, _files.Keys.Count(f => f.StartsWith("entries/", StringComparison.Ordinal)));

    public int First(string type) => Entries.Index().First(e => (string?)e.Item["type"] == type).Index + 1;

    public int Last(string type) => Entries.Index().Last(e => (string?)e.Item["type"] == type).Index + 1;

    public Forger File(string name, Func<byte[], byte[]?> change)
    {
        var changed = change(_files.GetValueOrDefault(name, []));
        _files.Remove(name);
        if (changed is not null)
        {
            _files[name] = changed;
        }

        return this;
    }

    public Forger Text(string name, Func<string, string> change) => File(name, b => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(b))));

    /// <summary>Changes an entry and nothing else.</summary>
    public Forger Entry(int seq, Action<JsonObject> change)
    {
        var entry = Parse(_files[Bundle.EntryName(seq)]);
        change(entry);
        _files[Bundle.EntryName(seq)] = CanonicalJson.Write(entry);
        return this;
    }

    /// <summary>The server's owner rewrites all entries and makes everything fit that the key of the record can make fit.</summary>
    public Forger Rewrite(Func<List<JsonObject>, IEnumerable<JsonObject>> change, bool logToo = true)
    {
        var key = TestKey.Of(ARecord.ServerKey);
        var previous = RecordEntry.NoPrevious;
        var before = Entries.Count;
        var entries = new List<RecordEntry>();
        foreach (var entry in change([.. Entries]).ToList())
        {
            var seq = entries.Count + 1;
            entry["seq"] = seq;
            entry["prev"] = previous;
            entry["at"] = RecordTime.Of(Some.Monday.AddSeconds(seq));

            // Up to the first change nothing needs a new signature, and what the witnesses have signed still fits.
            if (!CanonicalJson.Write(entry).AsSpan().SequenceEqual(_files.GetValueOrDefault(Bundle.EntryName(seq))))
            {
                entry.Remove("sig");
                entry["sig"] = key.SignHex(P256.Message(RecordEntry.Domain, entry));
            }

            entries.Add(new RecordEntry(seq, CanonicalJson.Write(entry)));
            previous = entries[^1].Hash;
        }

        foreach (var name in _files.Keys.Where(f => f.StartsWith("entries/", StringComparison.Ordinal)).ToList())
        {
            _files.Remove(name);
        }

        entries.ForEach(e => _files[Bundle.EntryName(e.Seq)] = e.Bytes);
        var (meeting, enterprise) = (Guid.Parse((string)Entries[0]["meeting"]!), Guid.Parse((string)Entries[0]["body"]!["enterprise"]!));
        _files[Bundle.CheckpointName] = Note(Checkpoint.OriginOf(enterprise, meeting), enterprise, entries.Select(e => e.Bytes), key);
        if (logToo)
        {
            Log(leaf =>
            {
                if ((string?)leaf["meeting"] == meeting.ToString("D"))
                {
                    leaf["size"] = (int)leaf["size"]! == 1 ? 1 : (int)leaf["size"]! + entries.Count - before;
                    leaf["root"] = Bundle.HeadOf(entries[..(int)leaf["size"]!]).Root;
                }

                return true;
            });
        }

        return this;
    }

    /// <summary>Changes one entry, and signs everything again.</summary>
    public Forger Resigned(int seq, Action<JsonObject> change, bool logToo = true) => Rewrite(
        entries =>
        {
            change((JsonObject)entries[seq - 1]["body"]!);
            return entries;
        },
        logToo);

    /// <summary>Changes or drops leaves of the log and signs it again.</summary>
    public Forger Log(Func<JsonObject, bool> change, TestKey? by = null)
    {
        var leaves = Lines(_files[Bundle.LogName]).Select(Parse).Where(change).ToList();
        var enterprise = Guid.Parse((string)leaves[0]["enterprise"]!);
        foreach (var (i, leaf) in leaves.Index())
        {
            leaf["index"] = i;
        }

        var bytes = leaves.Select(l => CanonicalJson.Write(l)).ToList();
        _files[Bundle.LogName] = [.. bytes.SelectMany(l => (byte[])[.. l, (byte)'\n'])];
        _files[Bundle.LogCheckpointName] = Note(Checkpoint.LogOriginOf(enterprise), enterprise, bytes, by ?? TestKey.Of(ARecord.ServerKey));
        return this;
    }

    /// <summary>The roster's root in its entry, as the changed file has it.</summary>
    public string RosterRoot(int draw) => Hex.Of(MerkleTree.RootOf(Lines(_files[Bundle.RosterName(draw)])));

    public byte[] Zip()
    {
        using var zip = new MemoryStream();
        BundleZip.Write(zip, _files.Select(f => new BundleFile(f.Key, f.Value)));
        return zip.ToArray();
    }

    private static IEnumerable<byte[]> Lines(byte[] file) => Encoding.UTF8.GetString(file).TrimEnd('\n').Split('\n').Select(Encoding.UTF8.GetBytes);

    private static JsonObject Parse(byte[] json) => JsonNode.Parse(json)!.AsObject();

    private static byte[] Note(string origin, Guid enterprise, IEnumerable<byte[]> leaves, TestKey key)
    {
        var all = leaves.ToList();
        return Encoding.UTF8.GetBytes(new Checkpoint(origin, all.Count, MerkleTree.RootOf(all)).Sign(Checkpoint.NameOf(enterprise), key));
    }
}
