using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Voting;

/// <summary>The tablet registers one credential for each judge who chose it. Which is whose, nobody says: it does not know itself.</summary>
public sealed record RegisterOnTablet : SealedAct<Unit>
{
    public override Act Act => Act.ServeTablet;

    public required int Round { get; init; }

    /// <summary>Decimal digits of each C.</summary>
    public required IReadOnlyList<string> Credentials { get; init; }
}

public sealed class RegisterOnTabletHandler(ReviewDb db, Ledger ledger) : IRequestHandler<RegisterOnTablet, Unit>
{
    public async Task<Unit> Handle(RegisterOnTablet request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        PhoneRounds.MustBeRound(meeting, request.Item, request.Round);
        PhoneRounds.Registering(meeting, request.Item);
        var rows = RoundRows.Of(db, meeting, request.Item);
        var keys = request.Credentials.Select(RoundRows.KeyOf).ToList();
        var known = await rows.Credentials.CountAsync(c => keys.Contains(c.Key), cancellationToken);
        if (known > 0 && known == keys.Count)
        {
            return Unit.Value;
        }

        var registered = (await rows.LabelsAsync(acknowledged: false, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var waiting = Tablets.Waiting(meeting, request.Item, registered);
        var read = Tablets.Register(meeting, request.Item, request.Credentials, waiting);
        var (enterprise, id) = (meeting.EnterpriseId, meeting.Id);
        db.Registered.AddRange(waiting.Select(l => new RegisteredRow { EnterpriseId = enterprise, MeetingId = id, Item = request.Item, Round = request.Round, Label = l }));
        db.Credentials.AddRange(read.Select(c => new CredentialRow
        {
            EnterpriseId = enterprise, MeetingId = id, Item = request.Item, Round = request.Round, Key = RoundRows.KeyOf(c.Text), Credential = c.Text, OnTablet = true,
        }));
        return Unit.Value;
    }
}
