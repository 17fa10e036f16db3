using System.Security.Cryptography;
using System.Text;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Recording;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Voting;

/// <summary>Puts a sealed ballot into the rows of an open box, whoever's it is.</summary>
public sealed class BallotSlot(ReviewDb db, Polls polls, IRecordKeys keys)
{
    /// <param name="meeting">With the box open.</param>
    /// <param name="item">The item's number.</param>
    /// <param name="payload">As it was sent.</param>
    /// <param name="fromTablet">Its credentials vote there and nowhere else, once each.</param>
    /// <param name="cancellation">Of the request.</param>
    /// <exception cref="BrokenRuleException">The box stays as it is.</exception>
    public async Task<BallotReceipt> CastAsync(ReviewMeeting meeting, int item, string? payload, bool fromTablet, CancellationToken cancellation)
    {
        var poll = polls.Of(meeting, item);
        var ballot = SealedBallot.Read(Encoding.UTF8.GetBytes(Require.Present(payload, "ballot")), poll.Question);
        var rows = RoundRows.Of(db, meeting, item);
        var key = RoundRows.KeyOf(ballot.Credential.Text);
        var isOnList = await rows.Credentials.AnyAsync(c => c.Key == key && c.OnTablet == fromTablet, cancellation);
        var earlier = await rows.Ballots.AsNoTracking().Where(b => b.Key == key).OrderBy(b => b.Number).ToListAsync(cancellation);
        var hashes = earlier.Select(b => Hex.Of(SHA256.HashData(b.Payload))).ToList();
        var outcome = BallotBox.Cast(meeting, item, poll, ballot, isOnList, hashes.LastOrDefault(), hashes.SkipLast(1).ToHashSet(StringComparer.Ordinal));
        if (outcome == CastOutcome.SameAgain)
        {
            return new BallotReceipt(ballot.Tracker, poll.Hash, earlier[^1].Receipt);
        }

        if (fromTablet)
        {
            Tablets.MayCast(earlier.Count > 0, await rows.TabletUseAsync(await rows.OnTabletAsync(meeting, cancellation), cancellation));
        }

        return new BallotReceipt(ballot.Tracker, poll.Hash, await StoreAsync(meeting, item, ballot, key, earlier.Count + 1, cancellation));
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
