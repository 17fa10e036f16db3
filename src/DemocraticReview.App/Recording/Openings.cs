using System.Text.Json;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Recording;

/// <summary>A label of a draw with the person behind it, and the salt that proves it.</summary>
public sealed record LabelOpening(int Draw, string Label, Person Person, string Stratum, string Salt);

/// <summary>What an entry keeps back, and the salt that proves it: <see cref="RecordEntry.Seal"/> of both is the entry's <c>sealed</c>.</summary>
public sealed record EntryOpening(int Seq, string Salt, JsonElement Event);

/// <summary>The sealed list of a meeting: what opens its record to the union office, and to nobody else.</summary>
public sealed record RecordOpenings(Guid Meeting, string Number, IReadOnlyList<LabelOpening> Labels, IReadOnlyList<EntryOpening> Entries);

public static class Openings
{
    private static readonly string Counted = EventCatalog.NameOf(typeof(CountEntered));
    private static readonly string[] EndOfCount = [EventCatalog.NameOf(typeof(TallySigned)), EventCatalog.NameOf(typeof(RoundVoided))];

    /// <exception cref="BrokenRuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<RecordOpenings> OfAsync(ReviewDb db, Guid meeting, CancellationToken cancellation)
    {
        var row = await db.Meetings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == meeting, cancellation) ?? throw new BrokenRuleException(Rules.NotFound, ("what", meeting));
        var events = await db.Events.AsNoTracking().Where(e => e.SubjectId == meeting).OrderBy(e => e.Seq).ToListAsync(cancellation);
        var salts = await db.Entries.AsNoTracking().Where(e => e.MeetingId == meeting).ToDictionaryAsync(e => e.Seq, e => e.Salt, cancellation);
        return new RecordOpenings(
            meeting,
            row.Number,
            [.. LabelsOf(events)],
            [.. events.Where(e => salts.ContainsKey(e.Seq) && MayOpen(e, events)).Select(e => new EntryOpening(e.Seq, Hex.Of(salts[e.Seq]), JsonDocument.Parse(e.Body).RootElement))]);
    }

    // A teller's count is for nobody's eyes before the scrutineer has signed, or the round is void: the office's neither.
    private static bool MayOpen(EventRow entry, IReadOnlyList<EventRow> events) => entry.Type != Counted
        || events.Any(later => later.Seq > entry.Seq && EndOfCount.Contains(later.Type) && ItemOf(later) == ItemOf(entry));

    private static int ItemOf(EventRow row) => EventCatalog.Read<MeetingEvent>(row.Type, row.Body) switch
    {
        CountEntered counted => counted.Item,
        TallySigned signed => signed.Item,
        RoundVoided voided => voided.Item,
        _ => 0,
    };

    /// <summary>Every label of the frozen rosters, the heads' too.</summary>
    internal static IEnumerable<LabelOpening> LabelsOf(IEnumerable<EventRow> events) => events
        .Where(e => e.Type == EventCatalog.NameOf(typeof(RosterFrozen)))
        .Select(e => EventCatalog.Read<RosterFrozen>(e.Type, e.Body))
        .SelectMany(f => f.Members.Select(m => new LabelOpening(f.Draw, m.Label, m.Person, m.Stratum, m.Salt)));
}
