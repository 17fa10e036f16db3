using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Recording;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Recording;

/// <summary>The one gapless log of a works, within one unit of work (docs/record-format.md, 5). Who asks holds its lock until the commit.</summary>
/// <remarks>Of the log only its end is read: a works with many meetings behind it begins the next one as fast as the first.</remarks>
public sealed class WorksLog(ReviewDb db, Ledger ledger, IRecordKeys keys) : IDisposable
{
    private static readonly Prepared<Func<ReviewDb, CancellationToken, Task<Last?>>> LastLeaf = new(() => EF.CompileAsyncQuery(
        (ReviewDb db, CancellationToken cancellation) => db.Log.OrderByDescending(l => l.Index)
            .Select(l => new Last(l.Index, l.Subtrees, l.KeyAt, db.Log.Where(k => k.Index == l.KeyAt).OrderBy(k => k.Index).Select(k => k.Leaf).FirstOrDefault()))
            .FirstOrDefault()));

    private End? end;

    /// <summary>The key in force; made with the log's first leaf.</summary>
    public async Task<IRecordSigner> SignerAsync(CancellationToken cancellation)
    {
        var log = await EndAsync(cancellation);
        if (log.Key is { } key)
        {
            return keys.Find(key.Key);
        }

        var first = keys.Create();
        AppendKey(log, first, null);
        return first;
    }

    /// <summary>How much of the log there is, and its root.</summary>
    public async Task<TreeHead> HeadAsync(CancellationToken cancellation)
    {
        var log = await EndAsync(cancellation);
        return new TreeHead(log.Count, Hex.Of(log.Tree.Root()));
    }

    /// <summary>The log goes on under a new key, which the one so far vouches for.</summary>
    public async Task<IRecordSigner> RotateAsync(CancellationToken cancellation)
    {
        var before = await SignerAsync(cancellation);
        var next = keys.Create();
        AppendKey(end!, next, before);
        return next;
    }

    public async Task AppendAsync(Guid meeting, string number, TreeHead head, CancellationToken cancellation)
    {
        var log = await EndAsync(cancellation);
        Append(log, EnterpriseLog.MeetingLeaf(db.EnterpriseId, log.Count, meeting, number, head));
    }

    public void Dispose() => end?.Tree.Dispose();

    private void AppendKey(End log, IRecordSigner key, IRecordSigner? before)
    {
        var leaf = EnterpriseLog.KeyLeaf(db.EnterpriseId, log.Count, key, before);
        log.Key = (log.Count, key.Key);
        Append(log, leaf);
    }

    private void Append(End log, byte[] leaf)
    {
        var index = log.Count;
        log.Tree.Append(leaf);
        db.Log.Add(new LogRow { EnterpriseId = db.EnterpriseId, Index = index, Leaf = leaf, Subtrees = log.Tree.Subtrees, KeyAt = log.Key?.At });
    }

    // Read once, behind the works' lock: from then on nobody else appends.
    private async Task<End> EndAsync(CancellationToken cancellation)
    {
        if (end is null)
        {
            await ledger.LockAsync(new Subject(SubjectKind.Enterprise, null), cancellation);
            end = await LastLeaf.On(db)(db, cancellation) switch
            {
                null => new End(new MerkleTree()),
                { Subtrees: { } subtrees, KeyAt: { } at, KeyLeaf: { } leaf, Index: var index } => new End(new MerkleTree(index + 1, subtrees)) { Key = (at, EnterpriseLog.KeyOf(leaf)!) },
                _ => await ReadAllAsync(cancellation),
            };
        }

        return end;
    }

    private async Task<End> ReadAllAsync(CancellationToken cancellation)
    {
        var all = new End(new MerkleTree());
        foreach (var leaf in await db.Log.AsNoTracking().OrderBy(l => l.Index).Select(l => l.Leaf).ToListAsync(cancellation))
        {
            all.Key = EnterpriseLog.KeyOf(leaf) is { } key ? (all.Count, key) : all.Key;
            all.Tree.Append(leaf);
        }

        return all;
    }

    private sealed record Last(int Index, byte[]? Subtrees, int? KeyAt, byte[]? KeyLeaf);

    private sealed class End(MerkleTree tree)
    {
        public MerkleTree Tree { get; } = tree;

        public int Count => (int)Tree.Count;

        /// <summary>The key in force, and where it came in.</summary>
        public (int At, string Key)? Key { get; set; }
    }
}
