using DemocraticReview.App.Drawing;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Recording;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Recording;

/// <summary>The record as a phone holds it against what it saw last: the newest checkpoint, and how it grew from there.</summary>
/// <param name="Enterprise">The works.</param>
/// <param name="Meeting">The meeting.</param>
/// <param name="Key">The key of the record, hex.</param>
/// <param name="Checkpoint">A signed note, see Core's Checkpoint.</param>
/// <param name="Consistency">RFC 9162, hex; empty at the first visit.</param>
public sealed record Anchor(Guid Enterprise, Guid Meeting, string Key, string Checkpoint, IReadOnlyList<string> Consistency);

/// <summary>A meeting's entries, read once, for whoever shows some of them with their paths.</summary>
internal sealed class ShownRecord
{
    private readonly List<byte[]> entries;
    private readonly byte[][] leaves;

    private ShownRecord(List<byte[]> entries)
    {
        this.entries = entries;
        leaves = [.. entries.Select(e => MerkleProof.LeafHash(e))];
    }

    public static async Task<ShownRecord> OfAsync(ReviewDb db, Guid meeting, CancellationToken cancellation) =>
        new(await db.Entries.AsNoTracking().Where(e => e.MeetingId == meeting).OrderBy(e => e.Seq).Select(e => e.Bytes).ToListAsync(cancellation));

    /// <param name="enterprise">The works.</param>
    /// <param name="meeting">The meeting.</param>
    /// <param name="signer">The key in force.</param>
    /// <param name="since">Size of the checkpoint that the phone has; 0 for none. One that the record never had gets no proof.</param>
    public Anchor AnchorOf(Guid enterprise, Guid meeting, IRecordSigner signer, int since)
    {
        var checkpoint = new Checkpoint(Checkpoint.OriginOf(enterprise, meeting), entries.Count, MerkleTree.RootOf(entries));
        var proof = since >= 1 && since < leaves.Length ? MerkleProof.Consistency(leaves, since) : [];
        return new Anchor(enterprise, meeting, signer.Key, checkpoint.Sign(Checkpoint.NameOf(enterprise), signer), [.. proof.Select(h => Hex.Of(h))]);
    }

    /// <summary>Entry number <paramref name="seq"/> with its path to the newest root.</summary>
    public ShownEntry Show(int seq) =>
        new(seq, System.Text.Encoding.UTF8.GetString(entries[seq - 1]), [.. MerkleProof.Inclusion(leaves, seq - 1).Select(h => Hex.Of(h))]);
}
