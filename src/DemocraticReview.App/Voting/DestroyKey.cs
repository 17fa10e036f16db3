using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using MediatR;

namespace DemocraticReview.App.Voting;

/// <summary>注销: a holder's device has deleted its secret, once nothing is left to open.</summary>
public sealed record DestroyKey : OnMeeting
{
    public override Act Act => Act.KeepKey;
}

public sealed class DestroyKeyHandler(ReviewDb db, Ledger ledger) : IRequestHandler<DestroyKey, Answer>
{
    public async Task<Answer> Handle(DestroyKey request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var person = HolderActors.PersonOf(meeting, request.At.Actor);
        return KeyHolders.Of(meeting, person).IsDestroyed
            ? await Ceremonies.UnchangedAsync(db, meeting.Id, cancellationToken)
            : ledger.Append(meeting, KeyHolders.Destroy(meeting, person), request.At);
    }
}
