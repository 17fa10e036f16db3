using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Drawing;

/// <summary>Closes the recusals: every posted member gets a fresh label and a salt, and nothing on the list changes any more.</summary>
public sealed record FreezeRoster : OnMeeting
{
    public override Act Act => Act.HoldDraw;
}

public sealed class FreezeRosterHandler(ReviewDb db, Ledger ledger, Entropy entropy) : IRequestHandler<FreezeRoster, Answer>
{
    public async Task<Answer> Handle(FreezeRoster request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var corps = await Ceremonies.CorpsAsync(db, cancellationToken);
        var frozen = DrawCeremony.Freeze(
            meeting, corps, entropy.Bytes(Labels.LeastRandomBytes), entropy.Bytes(Roster.SaltLength * corps.Count), request.At.Now);
        return ledger.Append(meeting, frozen, request.At);
    }
}
