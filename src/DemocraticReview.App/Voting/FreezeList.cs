using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using MediatR;

namespace DemocraticReview.App.Voting;

/// <summary>No credential comes or goes any more: the list is sorted and shown to every phone.</summary>
public sealed record FreezeList(int Item) : OnMeeting
{
    public override Act Act => Act.OpenBallot;
}

public sealed class FreezeListHandler(ReviewDb db, Ledger ledger) : IRequestHandler<FreezeList, Answer>
{
    public async Task<Answer> Handle(FreezeList request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var rows = RoundRows.Of(db, meeting, request.Item);
        var frozen = PhoneRounds.Freeze(
            meeting, request.Item, await rows.CredentialsAsync(cancellationToken), await rows.LabelsAsync(acknowledged: false, cancellationToken));
        return ledger.Append(meeting, frozen, request.At);
    }
}
