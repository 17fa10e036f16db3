using System.Collections.Immutable;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Voting;

/// <summary>The scrutineer closes a box: everything in it is checked once more, sorted, and becomes the archive that the key holders open.</summary>
/// <param name="Item">Number on the agenda.</param>
/// <param name="ConfirmMissing">Nobody else is going to vote.</param>
public sealed record CloseBox(int Item, bool ConfirmMissing = false) : OnMeeting
{
    public override Act Act => Act.CloseBallot;
}

public sealed class CloseBoxHandler(ReviewDb db, Ledger ledger) : IRequestHandler<CloseBox, Answer>
{
    public async Task<Answer> Handle(CloseBox request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        PhoneRounds.MustBeOpen(meeting, request.Item);
        var rows = RoundRows.Of(db, meeting, request.Item);
        var ballots = await rows.Ballots.AsNoTracking().OrderBy(b => b.Key).ThenBy(b => b.Number).Select(b => b.Payload).ToListAsync(cancellationToken);
        var (archive, box) = BallotBox.Close(
            meeting,
            request.Item,
            await rows.CredentialsAsync(cancellationToken),
            ballots.Select(b => (ReadOnlyMemory<byte>)b),
            request.At.Now.ToUnixTimeSeconds());
        var closed = Ballots.Close(meeting, request.Item, box, request.ConfirmMissing);
        await rows.ClearAsync(cancellationToken);
        if (!closed.Void)
        {
            Keep(meeting, request.Item, archive);
        }

        return ledger.Append(meeting, closed, request.At);
    }

    private void Keep(ReviewMeeting meeting, int item, BoxArchive archive)
    {
        var counting = archive.Ballots.Select(b => SealedBallot.Read(b, archive.Poll.Question)).GroupBy(b => b.Credential).Select(g => g.Last().Tracker);
        db.Boxes.Add(new BoxRow
        {
            EnterpriseId = meeting.EnterpriseId,
            MeetingId = meeting.Id,
            Item = item,
            Round = meeting.Item(item).Round!.Number,
            Archive = ArchiveWriter.Write(archive with { Tally = null }).Bytes,
            Trackers = string.Join('\n', counting),
        });
    }
}
