using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Voting;

/// <summary>The desk sends a judge behind the screen, or notes that the last one left without a vote. No event: the order of these would be the order of voting.</summary>
public sealed record SendToTablet : SealedAct<Unit>
{
    public override Act Act => Act.SendToTablet;

    /// <summary>Label of the judge.</summary>
    public required string? Judge { get; init; }

    /// <summary>The judge is not there any more, and has not voted.</summary>
    public bool Back { get; init; }
}

public sealed class SendToTabletHandler(ReviewDb db, Ledger ledger) : IRequestHandler<SendToTablet, Unit>
{
    public async Task<Unit> Handle(SendToTablet request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var rows = RoundRows.Of(db, meeting, request.Item);
        var onTablet = await rows.OnTabletAsync(meeting, cancellationToken);
        var row = onTablet.Find(r => r.Label == request.Judge);
        if (Tablets.Turn(meeting, request.Item, row?.Turn, request.Back, await rows.TabletUseAsync(onTablet, cancellationToken)) is not { } turn)
        {
            return Unit.Value;
        }

        if (turn == TabletTurn.IsThere)
        {
            onTablet.FindAll(r => r.Turn == TabletTurn.IsThere).ForEach(r => r.Turn = TabletTurn.Over);
        }

        row!.Turn = turn;
        return Unit.Value;
    }
}
