using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using MediatR;

namespace DemocraticReview.App.Voting;

/// <summary>Opens a round on phones, once every phone has found itself in the list.</summary>
public sealed record OpenBox(int Item) : OnMeeting
{
    public override Act Act => Act.OpenBallot;
}

public sealed class OpenBoxHandler(ReviewDb db, Ledger ledger) : IRequestHandler<OpenBox, Answer>
{
    public async Task<Answer> Handle(OpenBox request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var acknowledged = await RoundRows.Of(db, meeting, request.Item).LabelsAsync(acknowledged: true, cancellationToken);
        return ledger.Append(meeting, PhoneRounds.Open(meeting, request.Item, acknowledged), request.At);
    }
}
