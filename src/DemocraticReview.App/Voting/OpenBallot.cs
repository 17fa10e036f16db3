using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using MediatR;

namespace DemocraticReview.App.Voting;

/// <summary>Opens a round on paper; <paramref name="Issued"/> papers were handed out. It takes the place of a round on phones that is not open yet.</summary>
public sealed record OpenBallot(int Item, BallotChannel Channel, int Issued) : OnMeeting
{
    public override Act Act => Act.OpenBallot;
}

public sealed class OpenBallotHandler(ReviewDb db, Ledger ledger) : IRequestHandler<OpenBallot, Answer>
{
    public async Task<Answer> Handle(OpenBallot request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var opened = Ballots.Open(meeting, request.Item, request.Channel, request.Issued);
        if (meeting.Item(request.Item).Phone is not null)
        {
            await RoundRows.Of(db, meeting, request.Item).ClearAsync(cancellationToken);
        }

        return ledger.Append(meeting, opened, request.At);
    }
}
