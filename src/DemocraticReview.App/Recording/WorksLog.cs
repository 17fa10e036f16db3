using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Recording;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Recording;

/// <summary>The one gapless log of a works, within one unit of work (docs/record-format.md, 5). Who asks holds its lock until the commit.</summary>
public sealed class WorksLog(ReviewDb db, Ledger ledger, IRecordKeys keys)
{
    private List<byte[]>? leaves;

    /// <summary>The key in force; made with the log's first leaf.</summary>
    public async Task<IRecordSigner> SignerAsync(CancellationToken cancellation)
    {
        var log = await LeavesAsync(cancellation);
        if (log.FindLast(l => EnterpriseLog.KeyOf(l) is not null) is { } last)
        {
            return keys.Find(EnterpriseLog.KeyOf(last)!);
        }

        var first = keys.Create();
        Append(EnterpriseLog.KeyLeaf(db.EnterpriseId, log.Count, first, null));
        return first;
    }

    /// <summary>How much of the log there is, and its root.</summary>
    public async Task<TreeHead> HeadAsync(CancellationToken cancellation)
    {
        var log = await LeavesAsync(cancellation);
        return new TreeHead(log.Count, Hex.Of(MerkleTree.RootOf(log)));
    }

    /// <summary>The log goes on under a new key, which the one so far vouches for.</summary>
    public async Task<IRecordSigner> RotateAsync(CancellationToken cancellation)
    {
        var before = await SignerAsync(cancellation);
        var next = keys.Create();
        Append(EnterpriseLog.KeyLeaf(db.EnterpriseId, leaves!.Count, next, before));
        return next;
    }

    public async Task AppendAsync(Guid meeting, string number, TreeHead head, CancellationToken cancellation)
    {
        var log = await LeavesAsync(cancellation);
        Append(EnterpriseLog.MeetingLeaf(db.EnterpriseId, log.Count, meeting, number, head));
    }

    private void Append(byte[] leaf)
    {
        db.Log.Add(new LogRow { EnterpriseId = db.EnterpriseId, Index = leaves!.Count, Leaf = leaf });
        leaves.Add(leaf);
    }

    // Read once, behind the works' lock: from then on nobody else appends.
    private async Task<List<byte[]>> LeavesAsync(CancellationToken cancellation)
    {
        if (leaves is null)
        {
            await ledger.LockAsync(new Subject(SubjectKind.Enterprise, null), cancellation);
            leaves = await db.Log.AsNoTracking().OrderBy(l => l.Index).Select(l => l.Leaf).ToListAsync(cancellation);
        }

        return leaves;
    }
}
