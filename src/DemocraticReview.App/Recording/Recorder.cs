using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rectifying;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Recording;

/// <summary>Writes the record beside the events, in their own unit of work: one signed entry an event, and the leaves of the works' log.</summary>
/// <remarks>Scoped to the unit. Where the last entry ended stands in the meeting's row, so that an entry costs a signature and no reading.</remarks>
public sealed class Recorder(ReviewDb db, Ledger ledger, WorksLog log, IRecordKeys keys, Entropy entropy)
{
    private const int SaltLength = 32;

    private readonly List<EntryRow> written = [];

    /// <summary>Every event of the unit that has no entry yet gets one.</summary>
    public async Task RecordAsync(CancellationToken cancellation)
    {
        while (ledger.Unrecorded.TryDequeue(out var next))
        {
            await RecordAsync(next, cancellation);
        }
    }

    private async Task RecordAsync(Unrecorded next, CancellationToken cancellation)
    {
        var opening = next.Before is null ? await OpenAsync(next.Row, cancellation) : null;
        var (row, happened) = (next.Row, next.Event);
        var salt = entropy.Bytes(SaltLength);
        row.LastEntryAt = row.LastEntryAt is { } last && last > happened.At ? last : happened.At;
        var draft = new EntryDraft(
            row.Id, happened.Seq, happened.Type, row.LastEntryAt.Value, happened.ActorRole, PublicBody.Of(next.Before, next.Happened, opening), RecordEntry.Seal(salt, happened.Body));
        var entry = RecordEntry.Sign(draft, row.LastEntry ?? RecordEntry.NoPrevious, keys.Find(row.RecordKey!));
        written.Add(new EntryRow { EnterpriseId = row.EnterpriseId, MeetingId = row.Id, Seq = entry.Seq, Bytes = entry.Bytes, Salt = salt });
        db.Entries.Add(written[^1]);
        row.LastEntry = entry.Hash;
        if (next.Happened is RecordKeyRotated rotated)
        {
            row.RecordKey = rotated.Key;
        }

        if (next.Happened is MeetingCreated or MeetingClosed || next.Before?.Stage == MeetingStage.Closed)
        {
            await log.AppendAsync(row.Id, row.Number, await HeadAsync(row.Id, cancellation), cancellation);
        }
    }

    private async Task<RecordOpening> OpenAsync(MeetingRow row, CancellationToken cancellation)
    {
        row.RecordKey = (await log.SignerAsync(cancellation)).Key;
        return new RecordOpening(row.RecordKey, await log.HeadAsync(cancellation));
    }

    /// <summary>How much of a meeting's record there is, with what this unit has added, and its root.</summary>
    public async Task<TreeHead> HeadAsync(Guid meeting, CancellationToken cancellation)
    {
        List<byte[]> saved = ledger.HasCreated(meeting) ? [] : await db.Entries.AsNoTracking().Where(e => e.MeetingId == meeting).OrderBy(e => e.Seq).Select(e => e.Bytes).ToListAsync(cancellation);
        var added = written.Where(e => e.MeetingId == meeting && e.Seq > saved.Count).OrderBy(e => e.Seq).Select(e => e.Bytes);
        return RecordReading.Head([.. saved, .. added]);
    }
}
