using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Tallying;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Running;
using MediatR;

namespace DemocraticReview.Workflow.Engine;

/// <summary>One subject as its flow sees it within a unit of work: what its steps have come to, and the sending of a step's command.</summary>
public abstract class SubjectHost(Guid subjectId, Guid enterpriseId, FlowDefinition definition, Circumstances at) : IFlowHost
{
    public Guid SubjectId => subjectId;

    public Guid EnterpriseId => enterpriseId;

    /// <summary>The version that the subject began with, whatever its file has become.</summary>
    public FlowDefinition Definition => definition;

    public Circumstances At => at;

    public abstract FlowOutcome? OutcomeOf(FlowActivity activity, string? item);

    public virtual Task EnterAsync(FlowActivity activity, string command, string? item, CancellationToken cancellation) =>
        throw new InvalidOperationException($"No step of this flow sends {command}.");

    /// <summary>Whether a kept cursor can be this subject's.</summary>
    internal bool Knows(FlowRow row) => (row.DefinitionId, row.Version) == (definition.DefinitionId, definition.Version) && HasItem(row.Item);

    protected abstract bool HasItem(string? item);
}

internal sealed class MeetingHost(Guid id, ReviewMeeting meeting, FlowDefinition definition, Circumstances at, Ledger ledger, IMediator mediator)
    : SubjectHost(id, meeting.EnterpriseId, definition, at)
{
    private ReviewMeeting current = meeting;

    public override FlowOutcome? OutcomeOf(FlowActivity activity, string? item) => Reading.Of(current, activity, item);

    public override async Task EnterAsync(FlowActivity activity, string command, string? item, CancellationToken cancellation)
    {
        Command sent = command switch
        {
            nameof(DecideItem) => new DecideItem(Reading.NumberOf(item)) { MeetingId = SubjectId },
            _ => throw new InvalidOperationException($"The flow knows no command {command}."),
        };
        RightsTable.Check(Actor.Flow, sent.Act, SubjectId);
        await mediator.Send(sent with { At = At with { Actor = Actor.Flow } }, cancellation);
        current = await ledger.MeetingAsync(SubjectId, cancellation);
    }

    protected override bool HasItem(string? item) => item is null || current.Agenda.Exists(i => i.Number == Reading.NumberOf(item));
}

internal sealed class ReferralHost(Guid id, Referral referral, FlowDefinition definition, Circumstances at)
    : SubjectHost(id, referral.EnterpriseId, definition, at)
{
    public override FlowOutcome? OutcomeOf(FlowActivity activity, string? item) => Reading.Of(referral, activity);

    protected override bool HasItem(string? item) => item is null;
}
