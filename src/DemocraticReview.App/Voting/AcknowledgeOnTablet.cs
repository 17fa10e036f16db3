using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Voting;

/// <summary>The tablet has found all its credentials in the frozen list.</summary>
public sealed record AcknowledgeOnTablet : SealedAct<Unit>
{
    public override Act Act => Act.ServeTablet;

    public required int Round { get; init; }

    /// <summary>Base64 of the SHA-256 of the list that the tablet saw.</summary>
    public required string? List { get; init; }
}

public sealed class AcknowledgeOnTabletHandler(ReviewDb db, Ledger ledger) : IRequestHandler<AcknowledgeOnTablet, Unit>
{
    public async Task<Unit> Handle(AcknowledgeOnTablet request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        PhoneRounds.MustBeRound(meeting, request.Item, request.Round);
        PhoneRounds.FrozenListOf(meeting, request.Item);
        var rows = RoundRows.Of(db, meeting, request.Item);
        BallotBox.MustBePublished(request.List, await rows.ListAsync(cancellationToken));
        foreach (var row in await rows.OnTabletAsync(meeting, cancellationToken))
        {
            row.Acknowledged = true;
        }

        return Unit.Value;
    }
}
