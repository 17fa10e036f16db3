using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Voting;

/// <summary>A judge's phone has found its own credential in the frozen list; it does not say which one that is.</summary>
public sealed record AcknowledgeList : SealedAct<Unit>
{
    public override Act Act => Act.CastBallot;

    public required int Round { get; init; }

    /// <summary>Base64 of the SHA-256 of the list that the phone saw.</summary>
    public required string? List { get; init; }
}

public sealed class AcknowledgeListHandler(ReviewDb db, Ledger ledger) : IRequestHandler<AcknowledgeList, Unit>
{
    public async Task<Unit> Handle(AcknowledgeList request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        PhoneRounds.MustBeRound(meeting, request.Item, request.Round);
        var rows = RoundRows.Of(db, meeting, request.Item);
        BallotBox.Acknowledge(meeting, request.Item, request.Label, request.List, await rows.ListAsync(cancellationToken));
        var registered = await rows.Registered.FirstAsync(r => r.Label == request.Label, cancellationToken);
        registered.Acknowledged = true;
        return Unit.Value;
    }
}
