using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Drawing;

/// <summary>Seats every member, where the procedure draws nobody (职代会审议).</summary>
/// <param name="Reason">Why the list is made anew; null for the first.</param>
public sealed record SeatMembers(string? Reason = null) : OnMeeting
{
    public override Act Act => Act.HoldDraw;
}

public sealed class SeatMembersHandler(ReviewDb db, Ledger ledger, Entropy entropy) : IRequestHandler<SeatMembers, Answer>
{
    public async Task<Answer> Handle(SeatMembers request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var corps = await Ceremonies.CorpsAsync(db, cancellationToken);
        return ledger.Append(meeting, Panels.SeatAll(meeting, corps, entropy.Bytes(Labels.LeastRandomBytes), request.Reason), request.At);
    }
}
