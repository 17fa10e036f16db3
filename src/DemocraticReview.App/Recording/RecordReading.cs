using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Recording;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Recording;

/// <summary>What pages and papers show of a meeting's record.</summary>
public static class RecordReading
{
    /// <summary>Size and root of the record as it stands.</summary>
    public static async Task<TreeHead> HeadAsync(ReviewDb db, Guid meeting, CancellationToken cancellation) => Head(await EntriesAsync(db, meeting, null, cancellation));

    /// <summary>Size and root of the record at its entry number <paramref name="size"/>.</summary>
    public static async Task<TreeHead> HeadAsync(ReviewDb db, Guid meeting, int size, CancellationToken cancellation) =>
        Head(await EntriesAsync(db, meeting, size, cancellation));

    internal static TreeHead Head(IReadOnlyCollection<byte[]> entries) => new(entries.Count, Hex.Of(MerkleTree.RootOf(entries)));

    private static Task<List<byte[]>> EntriesAsync(ReviewDb db, Guid meeting, int? upTo, CancellationToken cancellation) =>
        db.Entries.AsNoTracking().Where(e => e.MeetingId == meeting && (upTo == null || e.Seq <= upTo)).OrderBy(e => e.Seq).Select(e => e.Bytes).ToListAsync(cancellation);
}
