using DemocraticReview.App.Commands;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Recording;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Drawing;

/// <summary>What the steps of the draw share.</summary>
internal static class Ceremonies
{
    private static readonly string RosterType = EventCatalog.NameOf(typeof(RosterFrozen));
    private static readonly string CommitType = EventCatalog.NameOf(typeof(DrawCommitted));

    /// <summary>The answer to what is there already, or leaves no trace of its own in the record.</summary>
    public static async Task<Answer> UnchangedAsync(ReviewDb db, Guid meeting, CancellationToken cancellation) =>
        new(meeting, await db.Meetings.Where(m => m.Id == meeting).Select(m => m.Change).FirstAsync(cancellation), []);

    /// <summary>Appends a step, and with the last one the panel: it follows by arithmetic, and nobody is to hold it back.</summary>
    public static async Task<Answer> AppendAsync(Ledger ledger, ReviewMeeting meeting, MeetingEvent happened, Circumstances at, CancellationToken cancellation)
    {
        var answer = ledger.Append(meeting, happened, at);
        var after = await ledger.MeetingAsync(meeting.Id, cancellation);
        return after.Drawing is { IsComplete: true } ? ledger.Append(after, DrawCeremony.Draw(after), at with { Actor = Actor.Flow }) : answer;
    }

    /// <summary>The number under which the actor witnesses the draw in hand.</summary>
    /// <exception cref="BrokenRuleException">There is no such draw, or the actor is no witness of it.</exception>
    public static int NumberOf(ReviewMeeting meeting, int draw, Actor actor)
    {
        var inHand = meeting.Drawing?.Announced.Draw == draw ? meeting.Drawing : throw new BrokenRuleException(DrawRules.StepNotDue, ("step", draw));
        return inHand.Witnesses.FirstOrDefault(w => w.PersonNumber == actor.PersonKey)?.Number ?? throw new BrokenRuleException(DrawRules.WitnessUnknown, ("witness", actor.Role));
    }

    /// <summary>The record at the frozen roster of the draw in hand: what the commits are bound to.</summary>
    public static async Task<TreeHead> FrozenAsync(ReviewDb db, Guid meeting, CancellationToken cancellation) =>
        await RecordReading.HeadAsync(db, meeting, await LastAsync(db, meeting, [RosterType], cancellation), cancellation);

    /// <summary>The record at the last commit, or without witnesses at the frozen roster: what the dice are bound to.</summary>
    public static async Task<TreeHead> CommittedAsync(ReviewDb db, Guid meeting, CancellationToken cancellation) =>
        await RecordReading.HeadAsync(db, meeting, await LastAsync(db, meeting, [RosterType, CommitType], cancellation), cancellation);

    public static async Task<IReadOnlyList<CorpsMember>> CorpsAsync(ReviewDb db, CancellationToken cancellation)
    {
        var rows = await db.Members.AsNoTracking().Where(m => m.Active).OrderBy(m => m.Number).ToListAsync(cancellation);
        return [.. rows.Select(MemberRows.ToMember)];
    }

    private static async Task<int> LastAsync(ReviewDb db, Guid meeting, string[] types, CancellationToken cancellation) =>
        await db.Events.Where(e => e.SubjectId == meeting && types.Contains(e.Type)).Select(e => (int?)e.Seq).MaxAsync(cancellation) ?? 0;
}
