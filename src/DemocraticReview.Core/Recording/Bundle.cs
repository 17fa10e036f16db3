using System.Globalization;

namespace DemocraticReview.Core.Recording;

/// <summary>All that goes into <c>meeting-no.zip</c>.</summary>
/// <param name="Enterprise">The works.</param>
/// <param name="Meeting">The meeting.</param>
/// <param name="Entries">From the first on, without a gap.</param>
/// <param name="Rosters">By number of the draw: <see cref="Drawing.Roster.File"/>.</param>
/// <param name="Items">By number of the item: the archive of its sealed ballots. Empty where paper was used.</param>
/// <param name="Workflow">The workflow file's bytes.</param>
/// <param name="Log">Leaves of the enterprise's log so far.</param>
public sealed record BundleParts(
    Guid Enterprise,
    Guid Meeting,
    IReadOnlyList<RecordEntry> Entries,
    IReadOnlyDictionary<int, byte[]> Rosters,
    IReadOnlyDictionary<int, byte[]> Items,
    byte[] Workflow,
    IReadOnlyList<byte[]> Log);

/// <summary>Writes bundles, and names the files in them.</summary>
public static class Bundle
{
    public const string ReadMeName = "README.txt";
    public const string CheckpointName = "checkpoint.txt";
    public const string LogName = "log.jsonl";
    public const string LogCheckpointName = "log-checkpoint.txt";
    public const string WorkflowName = "workflow.json";

    private static readonly Lazy<byte[]> ReadMeBytes = new(() =>
    {
        using var resource = typeof(Bundle).Assembly.GetManifestResourceStream("DemocraticReview.Core.Recording.README.txt")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    });

    /// <summary>How to verify, the same in every bundle.</summary>
    public static ReadOnlyMemory<byte> ReadMe => ReadMeBytes.Value;

    public static string EntryName(int seq) => string.Create(CultureInfo.InvariantCulture, $"entries/{seq:0000}.json");

    public static string RosterName(int draw) => string.Create(CultureInfo.InvariantCulture, $"rosters/{draw}.jsonl");

    public static string ItemName(int item) => string.Create(CultureInfo.InvariantCulture, $"items/{item}.bel");

    /// <summary>The head of a meeting's tree over these entries.</summary>
    public static TreeHead HeadOf(IReadOnlyList<RecordEntry> entries) => new(entries.Count, Hex.Of(MerkleTree.RootOf(entries.Select(e => e.Bytes))));

    /// <param name="target">Where the zip file goes; written from the start, never read.</param>
    /// <param name="parts">What goes in.</param>
    /// <param name="signer">The key in force: signs both checkpoints.</param>
    public static void Write(Stream target, BundleParts parts, IRecordSigner signer)
    {
        var name = Checkpoint.NameOf(parts.Enterprise);
        var meeting = CheckpointOf(Checkpoint.OriginOf(parts.Enterprise, parts.Meeting), parts.Entries.Select(e => e.Bytes));
        var log = CheckpointOf(Checkpoint.LogOriginOf(parts.Enterprise), parts.Log);
        BundleZip.Write(target, [
            new(ReadMeName, ReadMe),
            new(CheckpointName, Utf8(meeting.Sign(name, signer))),
            .. parts.Entries.Select(e => new BundleFile(EntryName(e.Seq), e.Bytes)),
            .. parts.Items.Select(i => new BundleFile(ItemName(i.Key), i.Value)),
            new(LogCheckpointName, Utf8(log.Sign(name, signer))),
            new(LogName, Lines(parts.Log)),
            .. parts.Rosters.Select(r => new BundleFile(RosterName(r.Key), r.Value)),
            new(WorkflowName, parts.Workflow),
        ]);
    }

    private static Checkpoint CheckpointOf(string origin, IEnumerable<byte[]> leaves)
    {
        using var tree = new MerkleTree();
        foreach (var leaf in leaves)
        {
            tree.Append(leaf);
        }

        return new Checkpoint(origin, tree.Count, tree.Root());
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static byte[] Lines(IEnumerable<byte[]> leaves) => [.. leaves.SelectMany(l => (byte[])[.. l, (byte)'\n'])];
}
