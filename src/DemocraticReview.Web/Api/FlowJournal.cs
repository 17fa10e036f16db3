using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Running;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Api;

/// <summary>A step that the flow took because of something that happened.</summary>
/// <param name="Step">Its title in the workflow file.</param>
/// <param name="Outcome">How it ended; where the flow stood still or was moved, that.</param>
/// <param name="Item">Number of the item it was about, if it was about one.</param>
public sealed record JournalStep(Bilingual Step, Bilingual Outcome, string? Item);

/// <summary>One thing that happened, who did it in which role, and what the flow did on it.</summary>
/// <param name="At">When.</param>
/// <param name="Event">Name of the event, as in the record; null where the flow was moved or stood still by itself.</param>
/// <param name="By">In which role; <c>System</c> for the product itself.</param>
/// <param name="Referral">The referral it is about; null for the meeting itself.</param>
/// <param name="Steps">In order; none where the flow went on waiting.</param>
public sealed record JournalLine(DateTimeOffset At, string? Event, Role By, Guid? Referral, IReadOnlyList<JournalStep> Steps);

/// <summary>A flow that stands still, and why.</summary>
/// <param name="Referral">Whose flow; null for the meeting's own.</param>
/// <param name="Code">Lower-case words joined by hyphens.</param>
/// <param name="Reason">What is wrong and what to do.</param>
public sealed record JournalFault(Guid? Referral, string Code, Bilingual Reason);

/// <summary>A clock that runs, or has run out and waits to be looked at.</summary>
public sealed record JournalClock(Guid? Referral, string Key, DateTimeOffset DueAt);

/// <summary>What a meeting's flow and those of its referrals did, the latest first.</summary>
public sealed record JournalView(IReadOnlyList<JournalFault> Faults, IReadOnlyList<JournalClock> Clocks, IReadOnlyList<JournalLine> Lines);

/// <summary>The flow journal of a meeting: derived from its events and the steps its flow took in the same transactions.</summary>
internal static class FlowJournal
{
    /// <exception cref="BrokenRuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<JournalView> OfAsync(ReviewDb db, DefinitionLibrary library, Guid meeting, CancellationToken cancellation)
    {
        if (!await db.Meetings.AnyAsync(m => m.Id == meeting, cancellation))
        {
            throw new BrokenRuleException(Rules.NotFound, ("what", meeting));
        }

        var subjects = await db.Referrals.AsNoTracking().Where(r => r.MeetingId == meeting).Select(r => r.Id).ToListAsync(cancellation);
        subjects.Insert(0, meeting);
        Guid? ReferralOf(Guid subject) => subject == meeting ? null : subject;
        var flows = await db.Flows.AsNoTracking().Where(f => subjects.Contains(f.SubjectId)).ToListAsync(cancellation);
        var clocks = await db.DueRows.AsNoTracking().Where(d => subjects.Contains(d.SubjectId)).ToListAsync(cancellation);
        var lines = new List<JournalLine>();
        foreach (var subject in subjects)
        {
            var definition = flows.Find(f => f.SubjectId == subject) is { } flow ? library.Get(flow.DefinitionId, flow.Version) : null;
            lines.AddRange((await LinesAsync(db, definition, subject, cancellation)).Select(l => l with { Referral = ReferralOf(subject) }));
        }

        return new JournalView(
            [.. flows.Where(f => f.FaultCode is not null).Select(f => new JournalFault(ReferralOf(f.SubjectId), f.FaultCode!, new Bilingual(f.FaultZh!, f.FaultEn!)))],
            [.. clocks.OrderBy(c => c.DueAt).Select(c => new JournalClock(ReferralOf(c.SubjectId), c.Key, c.DueAt))],
            [.. lines.OrderByDescending(l => l.At)]);
    }

    private static async Task<List<JournalLine>> LinesAsync(ReviewDb db, FlowDefinition? definition, Guid subject, CancellationToken cancellation)
    {
        var events = await db.Events.AsNoTracking().Where(e => e.SubjectId == subject).OrderBy(e => e.Seq)
            .Select(e => new { e.Type, e.At, e.ActorRole }).ToListAsync(cancellation);
        var steps = await db.FlowSteps.AsNoTracking().Where(s => s.SubjectId == subject).OrderBy(s => s.Seq).ToListAsync(cancellation);

        // A step carries the time of the unit of work it was taken in, as the event before it does; the last of several at one time led to it.
        var taken = steps.ToLookup(s => events.FindLastIndex(e => e.At == s.At));
        var lines = events.Select((e, i) => new JournalLine(e.At, e.Type, e.ActorRole, null, [.. taken[i].Select(s => StepOf(definition, s))])).ToList();

        // By itself: what a repair found. The latest first, so that the order within one time is kept when the whole is turned round.
        lines.AddRange(taken[-1].Select(s => new JournalLine(s.At, null, Role.System, null, [StepOf(definition, s)])));
        lines.Reverse();
        return lines;
    }

    private static JournalStep StepOf(FlowDefinition? definition, FlowStepRow row)
    {
        var activity = definition?.Find(row.ActivityId);
        var description = activity is null ? null : ActivityCatalog.Standard.Find(activity.Type);
        var outcome = FlowStep.TitleOf(row.Outcome) ?? description?.Outcomes.FirstOrDefault(o => o.Name == row.Outcome)?.Title ?? new Bilingual(row.Outcome, row.Outcome);
        return new JournalStep(activity?.Title ?? description?.Title ?? new Bilingual(row.ActivityId, row.ActivityId), outcome, row.Item);
    }
}
