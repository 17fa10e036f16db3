using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting.Belenios;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Recording;

/// <summary>Makes the bundle of a meeting (docs/record-format.md, 2).</summary>
/// <remarks>
/// What an entry says of its event is put in anew from the event as it stands now. In an untouched database that gives the signed bytes again;
/// where somebody has edited an event the signature no longer holds, and the verifier names the entry.
/// </remarks>
public sealed class RecordExport(ReviewDb db, IRecordKeys keys)
{
    private const int Tries = 5;

    /// <summary>Name of the file for whoever downloads it.</summary>
    public static string NameOf(string number) => $"meeting-{string.Concat(number.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'))}.zip";

    /// <exception cref="BrokenRuleException"><see cref="Rules.NotFound"/>, <see cref="RecordRules.KeyMissing"/> or <see cref="Rules.Busy"/>.</exception>
    public async Task<byte[]> BundleAsync(Guid meeting, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var before = await StateAsync(meeting, cancellation);
            var (parts, key) = await PartsAsync(meeting, cancellation);

            // A read that a new entry or leaf has slipped into would not fit together.
            if (await StateAsync(meeting, cancellation) == before)
            {
                using var zip = new MemoryStream();
                Bundle.Write(zip, parts, keys.Find(key));
                return zip.ToArray();
            }
        }

        throw new BrokenRuleException(Rules.Busy);
    }

    private async Task<(int Change, int Leaves)> StateAsync(Guid meeting, CancellationToken cancellation) => (
        await db.Meetings.Where(m => m.Id == meeting).Select(m => m.Change).FirstOrDefaultAsync(cancellation),
        await db.Log.CountAsync(cancellation));

    private async Task<(BundleParts Parts, string Key)> PartsAsync(Guid meeting, CancellationToken cancellation)
    {
        var row = await db.Meetings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == meeting, cancellation) ?? throw new BrokenRuleException(Rules.NotFound, ("what", meeting));
        var events = await db.Events.AsNoTracking().Where(e => e.SubjectId == meeting).OrderBy(e => e.Seq).ToListAsync(cancellation);
        var pinned = EventCatalog.Read<MeetingCreated>(events[0].Type, events[0].Body).Definition;
        var file = await db.Definitions.AsNoTracking().FirstAsync(d => d.DefinitionId == pinned.Id && d.Version == pinned.Version, cancellation);
        var rosters = events.Where(e => e.Type == EventCatalog.NameOf(typeof(RosterFrozen))).Select(e => EventCatalog.Read<RosterFrozen>(e.Type, e.Body));
        var log = await db.Log.AsNoTracking().OrderBy(l => l.Index).Select(l => l.Leaf).ToListAsync(cancellation);
        var parts = new BundleParts(
            row.EnterpriseId,
            row.Id,
            await EntriesAsync(meeting, events, cancellation),
            rosters.ToDictionary(r => r.Draw, r => Roster.File(r.Members)),
            await BoxesAsync(meeting, events, cancellation),
            Encoding.UTF8.GetBytes(file.Text),
            log);
        return (parts, row.RecordKey ?? "");
    }

    // Of every item that was counted on phones: the box with the holders' parts and the result.
    private async Task<Dictionary<int, byte[]>> BoxesAsync(Guid meeting, List<EventRow> events, CancellationToken cancellation)
    {
        var boxes = await db.Boxes.AsNoTracking().Where(b => b.MeetingId == meeting).OrderBy(b => b.Item).ToListAsync(cancellation);
        var archives = new Dictionary<int, byte[]>();
        var state = boxes.Count == 0 ? null : ReviewMeeting.From(events.Select(e => EventCatalog.Read<MeetingEvent>(e.Type, e.Body)));
        foreach (var box in boxes.Where(b => state!.Item(b.Item).Round is { Tally: not null } counted && counted.Number == b.Round))
        {
            archives[box.Item] = ArchiveWriter.Write(BoxCounting.Publish(state!, box.Item, ArchiveReader.Read(box.Archive))).Bytes;
        }

        return archives;
    }

    private async Task<List<RecordEntry>> EntriesAsync(Guid meeting, List<EventRow> events, CancellationToken cancellation)
    {
        var bySeq = events.ToDictionary(e => e.Seq);
        var entries = new List<RecordEntry>();
        var last = DateTimeOffset.MinValue;
        foreach (var row in await db.Entries.AsNoTracking().Where(e => e.MeetingId == meeting).OrderBy(e => e.Seq).ToListAsync(cancellation))
        {
            var happened = bySeq.GetValueOrDefault(row.Seq);
            last = happened?.At > last ? happened.At : last;
            entries.Add(new RecordEntry(row.Seq, AsItsEventHasIt(row, happened, last)));
        }

        return entries;
    }

    private static byte[] AsItsEventHasIt(EntryRow row, EventRow? happened, DateTimeOffset at)
    {
        try
        {
            var entry = JsonNode.Parse(row.Bytes)!.AsObject();
            entry["type"] = happened?.Type;
            entry["role"] = happened?.ActorRole.ToString();
            entry["at"] = RecordTime.Of(at);
            entry["sealed"] = happened is null ? null : RecordEntry.Seal(row.Salt, happened.Body);
            return CanonicalJson.Write(entry);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or BrokenRuleException)
        {
            return row.Bytes; // no entry any more: the verifier says so
        }
    }
}
