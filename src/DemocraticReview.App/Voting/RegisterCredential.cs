using System.Text;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Voting;

/// <summary>A judge's phone registers its credential. Kept apart: that the judge has one, and the credential.</summary>
public sealed record RegisterCredential : SealedAct<Unit>
{
    public override Act Act => Act.CastBallot;

    public required int Round { get; init; }

    /// <summary>Decimal digits of C.</summary>
    public required string? Credential { get; init; }
}

public sealed class RegisterCredentialHandler(ReviewDb db, Ledger ledger) : IRequestHandler<RegisterCredential, Unit>
{
    public async Task<Unit> Handle(RegisterCredential request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        PhoneRounds.MustBeRound(meeting, request.Item, request.Round);
        PhoneRounds.Registering(meeting, request.Item);
        var rows = RoundRows.Of(db, meeting, request.Item);
        var key = RoundRows.KeyOf(request.Credential ?? "");
        var hasRegistered = await rows.Registered.AnyAsync(r => r.Label == request.Label, cancellationToken);
        var known = await rows.Credentials.AnyAsync(c => c.Key == key, cancellationToken)
            ? GroupElement.Read(Encoding.UTF8.GetBytes(request.Credential!))
            : null;
        var read = BallotBox.Register(meeting, request.Item, request.Label, request.Credential, hasRegistered, known is null ? new HashSet<GroupElement>() : [known]);
        if (!hasRegistered)
        {
            var (enterprise, id) = (meeting.EnterpriseId, meeting.Id);
            db.Registered.Add(new RegisteredRow { EnterpriseId = enterprise, MeetingId = id, Item = request.Item, Round = request.Round, Label = request.Label });
            db.Credentials.Add(new CredentialRow { EnterpriseId = enterprise, MeetingId = id, Item = request.Item, Round = request.Round, Key = key, Credential = read.Text });
        }

        return Unit.Value;
    }
}
