using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Tallying;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Workflow.Engine;

/// <summary>Lets the flow of one subject look at the state and walk on, and keeps where it stands. Scoped to the unit of work.</summary>
internal sealed class FlowKeeper(ReviewDb db, Ledger ledger, DefinitionLibrary library, IMediator mediator, IFlowEngine engine)
{
    private static readonly FlowRunner Runner = new(ActivityCatalog.Standard);

    private readonly Dictionary<Guid, int> lastSteps = [];
    private readonly Dictionary<Guid, FlowRow> begun = [];

    /// <summary>Spares the question how far a subject's journal goes, where it has been answered already.</summary>
    public void Knows(Subject subject, int lastStep)
    {
        if (subject.Id is { } id)
        {
            lastSteps[id] = lastStep;
        }
    }

    public async Task AdvanceAsync(Subject subject, Circumstances at, CancellationToken cancellation)
    {
        var host = await HostAsync(subject, at, cancellation);
        var row = ledger.HasCreated(host.SubjectId) ? begun.GetValueOrDefault(host.SubjectId) : await db.Flows.FindAsync([subject.Id], cancellation);

        // A cursor that cannot be this subject's is as good as lost: every step that is done is walked through again, by reading.
        // One that stands still is tried again from where the subject stands, which may be elsewhere by now.
        var walk = row is null || !host.Knows(row) ? await engine.PlaceAsync(host, FlowRunner.Start(host.Definition), cancellation)
            : row.Status == nameof(FlowStatus.Faulted) ? await engine.PlaceAsync(host, Runner.Locate(host.Definition, host).Cursor, cancellation)
            : await engine.AdvanceAsync(host, CursorOf(row), cancellation);
        await KeepAsync(host, row, walk, cancellation);
    }

    /// <returns>Whether the flow stood somewhere else than its subject, and was moved.</returns>
    public async Task<bool> RepairAsync(Subject subject, Circumstances at, CancellationToken cancellation)
    {
        var host = await HostAsync(subject, at, cancellation);
        var row = await db.Flows.FindAsync([subject.Id], cancellation);
        var located = Runner.Locate(host.Definition, host).Cursor;
        if (row is not null && CursorOf(row).SamePlaceAs(located) && row.Status == nameof(FlowStatus.Waiting) && await engine.StandsAtAsync(host, located, cancellation))
        {
            return false;
        }

        await WriteAsync(host, [new FlowStep(located.ActivityId, FlowStep.Repaired, located.Item)], cancellation);
        await KeepAsync(host, row, await engine.PlaceAsync(host, located, cancellation), cancellation);
        return true;
    }

    private static FlowCursor CursorOf(FlowRow row) => new(
        row.DefinitionId,
        row.Version,
        row.ActivityId,
        Enum.Parse<FlowStatus>(row.Status),
        row.Item,
        row.Entered,
        row.Steps,
        row.FaultCode is null ? null : new FlowFault(row.FaultCode, new Bilingual(row.FaultZh!, row.FaultEn!)));

    /// <summary>The steps walked, and at their end that the flow stands still, if it did not before.</summary>
    private static IReadOnlyList<FlowStep> JournalOf(FlowWalk walk, string? faultBefore) => walk.Cursor.Fault is { } fault && fault.Code != faultBefore
        ? [.. walk.Journal, new FlowStep(walk.Cursor.ActivityId, FlowStep.Faulted, walk.Cursor.Item)]
        : walk.Journal;

    private static FlowStepRow StepOf(SubjectHost host, int seq, FlowStep step) => new()
    {
        EnterpriseId = host.EnterpriseId,
        SubjectId = host.SubjectId,
        Seq = seq,
        ActivityId = step.ActivityId,
        Outcome = step.Outcome,
        Item = step.Item,
        At = host.At.Now,
    };

    private async Task KeepAsync(SubjectHost host, FlowRow? row, FlowWalk walk, CancellationToken cancellation)
    {
        var cursor = walk.Cursor;
        if (row is null)
        {
            row = new FlowRow
            {
                SubjectId = host.SubjectId,
                EnterpriseId = host.EnterpriseId,
                DefinitionId = cursor.DefinitionId,
                Version = cursor.Version,
                ActivityId = cursor.ActivityId,
                Status = cursor.Status.ToString(),
            };
            db.Flows.Add(row);
            begun[host.SubjectId] = row;
        }

        (row.DefinitionId, row.Version) = (cursor.DefinitionId, cursor.Version);
        row.ActivityId = cursor.ActivityId;
        row.Status = cursor.Status.ToString();
        row.Item = cursor.Item;
        row.Entered = cursor.Entered;
        row.Steps = await WriteAsync(host, JournalOf(walk, row.FaultCode), cancellation) ?? cursor.Steps;
        (row.FaultCode, row.FaultZh, row.FaultEn) = (cursor.Fault?.Code, cursor.Fault?.Reason.Zh, cursor.Fault?.Reason.En);
    }

    /// <summary>Adds to the journal, which is numbered by itself: a cursor that was lost or spoiled does not write over it.</summary>
    /// <returns>Number of the last step; null if there was nothing to write.</returns>
    private async Task<int?> WriteAsync(SubjectHost host, IReadOnlyList<FlowStep> journal, CancellationToken cancellation)
    {
        if (journal.Count == 0)
        {
            return null;
        }

        if (!lastSteps.TryGetValue(host.SubjectId, out var last) && !ledger.HasCreated(host.SubjectId))
        {
            last = await db.FlowSteps.Where(s => s.SubjectId == host.SubjectId).MaxAsync(s => (int?)s.Seq, cancellation) ?? 0;
        }

        db.FlowSteps.AddRange(journal.Select((step, i) => StepOf(host, last + 1 + i, step)));
        return lastSteps[host.SubjectId] = last + journal.Count;
    }

    private async Task<SubjectHost> HostAsync(Subject subject, Circumstances at, CancellationToken cancellation)
    {
        var id = subject.Id!.Value;
        if (subject.Kind == SubjectKind.Meeting)
        {
            var meeting = await ledger.MeetingAsync(id, cancellation);
            return new MeetingHost(id, meeting, await library.GetAsync(db, meeting.Definition, cancellation), at, ledger, mediator);
        }

        var referral = await ledger.ReferralAsync(id, cancellation);
        return new ReferralHost(id, referral, await library.GetAsync(db, referral.Definition, cancellation), at);
    }
}
