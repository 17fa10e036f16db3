using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Meetings;

/// <summary>Has a flow that stands still tried again: after every command the flow looks at the meeting anew, so this one does nothing else.</summary>
public sealed record RetryFlow : OnMeeting
{
    public override Act Act => Act.RetryFlow;
}

public sealed class RetryFlowHandler(ReviewDb db, Ledger ledger) : IRequestHandler<RetryFlow, Answer>
{
    public async Task<Answer> Handle(RetryFlow request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var flow = await db.Flows.FindAsync([request.MeetingId], cancellationToken);
        return flow?.FaultCode is not null ? ledger.Append(meeting, new FlowRetried(), request.At) : throw new BrokenRuleException(Rules.FlowNotStuck);
    }
}
