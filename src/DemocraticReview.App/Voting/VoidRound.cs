using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using MediatR;

namespace DemocraticReview.App.Voting;

/// <summary>A technical fault: the round is void, on record. Its sealed ballots are not kept, so that nobody ever opens them.</summary>
public sealed record VoidRound(int Item, string Reason) : OnMeeting
{
    public override Act Act => Act.VoidRound;
}

public sealed class VoidRoundHandler(ReviewDb db, Ledger ledger) : IRequestHandler<VoidRound, Answer>
{
    public async Task<Answer> Handle(VoidRound request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var voided = Ballots.Void(meeting, request.Item, request.Reason);
        if (meeting.Item(request.Item).Round!.Channel == BallotChannel.Phone)
        {
            var rows = RoundRows.Of(db, meeting, request.Item);
            await rows.ClearAsync(cancellationToken);
            await rows.DropBoxAsync(cancellationToken);
        }

        return ledger.Append(meeting, voided, request.At);
    }
}
