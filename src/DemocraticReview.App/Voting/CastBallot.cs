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

/// <summary>A sealed ballot goes into the box. The same one again gives the same receipt and changes nothing.</summary>
public sealed record CastBallot : SealedAct<BallotReceipt>
{
    public override Act Act => Act.CastBallot;

    /// <summary>The payload, as the phone made it.</summary>
    public required string? Ballot { get; init; }
}

/// <summary>A sealed ballot from the hall's tablet: one for each judge whom the desk has sent there.</summary>
public sealed record CastOnTablet : SealedAct<BallotReceipt>
{
    public override Act Act => Act.ServeTablet;

    /// <summary>The payload, as the tablet made it.</summary>
    public required string? Ballot { get; init; }
}

public sealed class CastBallotHandler(Ledger ledger, BallotSlot slot) : IRequestHandler<CastBallot, BallotReceipt>
{
    public async Task<BallotReceipt> Handle(CastBallot request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        PhoneRounds.MustBeOpen(meeting, request.Item);
        return PhoneRounds.MayVote(meeting, request.Item, request.Label)
            ? await slot.CastAsync(meeting, request.Item, request.Ballot, fromTablet: false, cancellationToken)
            : throw new BrokenRuleException(Rules.NotAJudgeOfItem, ("item", request.Item));
    }
}

public sealed class CastOnTabletHandler(Ledger ledger, BallotSlot slot) : IRequestHandler<CastOnTablet, BallotReceipt>
{
    public async Task<BallotReceipt> Handle(CastOnTablet request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        PhoneRounds.MustBeOpen(meeting, request.Item);
        return await slot.CastAsync(meeting, request.Item, request.Ballot, fromTablet: true, cancellationToken);
    }
}
