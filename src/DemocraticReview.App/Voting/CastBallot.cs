using System.Security.Cryptography;
using System.Text;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Recording;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
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

public sealed class CastBallotHandler(ReviewDb db, Ledger ledger, Polls polls, IRecordKeys keys) : IRequestHandler<CastBallot, BallotReceipt>
{
    public async Task<BallotReceipt> Handle(CastBallot request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        PhoneRounds.MustBeOpen(meeting, request.Item);
        if (!PhoneRounds.MayVote(meeting, request.Item, request.Label))
        {
            throw new BrokenRuleException(Rules.NotAJudgeOfItem, ("item", request.Item));
        }

        var poll = polls.Of(meeting, request.Item);
        var ballot = SealedBallot.Read(Encoding.UTF8.GetBytes(Require.Present(request.Ballot, "ballot")), poll.Question);
        var rows = RoundRows.Of(db, meeting, request.Item);
        var key = RoundRows.KeyOf(ballot.Credential.Text);
        var isOnList = await rows.Credentials.AnyAsync(c => c.Key == key, cancellationToken);
        var earlier = await rows.Ballots.AsNoTracking().Where(b => b.Key == key).OrderBy(b => b.Number).ToListAsync(cancellationToken);
        var hashes = earlier.Select(b => Hex.Of(SHA256.HashData(b.Payload))).ToList();
        var outcome = BallotBox.Cast(
            meeting, request.Item, poll, ballot, isOnList, hashes.LastOrDefault(), hashes.SkipLast(1).ToHashSet(StringComparer.Ordinal));
        return new BallotReceipt(ballot.Tracker, poll.Hash, outcome == CastOutcome.SameAgain ? earlier[^1].Receipt : await StoreAsync(meeting, request.Item, ballot, key, earlier.Count + 1, cancellationToken));
    }

    private async Task<string> StoreAsync(ReviewMeeting meeting, int item, SealedBallot ballot, string key, int number, CancellationToken cancellation)
    {
        var record = await db.Meetings.Where(m => m.Id == meeting.Id).Select(m => m.RecordKey!).FirstAsync(cancellation);
        var receipt = Hex.Of(keys.Find(record).Sign(BallotBox.ReceiptToSign(meeting, item, ballot)));
        db.Ballots.Add(new BallotRow
        {
            EnterpriseId = meeting.EnterpriseId,
            MeetingId = meeting.Id,
            Item = item,
            Round = meeting.Item(item).Round!.Number,
            Key = key,
            Number = number,
            Payload = ballot.Payload.ToArray(),
            Receipt = receipt,
        });
        return receipt;
    }
}
