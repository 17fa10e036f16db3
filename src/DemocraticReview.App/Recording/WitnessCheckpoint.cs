using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Recording;

/// <summary>A witness's phone signs the record as it saw it after a ballot opened or closed, or at the end. The same again changes nothing.</summary>
/// <param name="Size">Of the checkpoint that the phone has checked.</param>
/// <param name="Signature">By the device, hex; on the three lines of that checkpoint.</param>
public sealed record WitnessCheckpoint(int Size, string? Signature) : OnMeeting
{
    public override Act Act => Act.WitnessDraw;
}

public sealed class WitnessCheckpointHandler(ReviewDb db, Ledger ledger) : IRequestHandler<WitnessCheckpoint, Answer>
{
    public async Task<Answer> Handle(WitnessCheckpoint request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var witness = Countersigning.NumberOf(meeting, request.At.Actor);
        if (CheckpointWitnessed.Due(meeting, witness) is null || request.Size < await Countersigning.PointAsync(db, meeting.Id, cancellationToken))
        {
            // Signed already, or of a record that has grown past the point meanwhile: the phone looks again.
            return await Ceremonies.UnchangedAsync(db, meeting.Id, cancellationToken);
        }

        var head = await RecordReading.HeadAsync(db, meeting.Id, request.Size, cancellationToken);
        return ledger.Append(meeting, CheckpointWitnessed.By(meeting, witness, head, request.Signature), request.At);
    }
}

/// <summary>What a witness's phone asks for, to sign the record.</summary>
/// <param name="Anchor">The record as it stands.</param>
/// <param name="Due">What waits for its signature; null where nothing does.</param>
public sealed record CountersigningView(Anchor Anchor, WitnessedPoint? Due);

/// <summary>Reads what waits for the signature of a witness of the draw in force.</summary>
public static class Countersigning
{
    private static readonly string[] Points = [EventCatalog.NameOf(typeof(Core.Voting.BallotOpened)), EventCatalog.NameOf(typeof(Core.Voting.BallotClosed)), EventCatalog.NameOf(typeof(Core.Rectifying.MeetingConcluded))];

    /// <exception cref="BrokenRuleException"><see cref="DrawRules.WitnessUnknown"/>: the actor has not witnessed the draw in force.</exception>
    public static async Task<CountersigningView> OfAsync(ReviewDb db, Ledger ledger, IRecordKeys keys, Guid id, Actor actor, int since, CancellationToken cancellation)
    {
        var meeting = await ledger.MeetingAsync(id, cancellation);
        var due = CheckpointWitnessed.Due(meeting, NumberOf(meeting, actor));
        var key = await db.Meetings.Where(m => m.Id == id).Select(m => m.RecordKey!).FirstAsync(cancellation);
        return new CountersigningView((await ShownRecord.OfAsync(db, id, cancellation)).AnchorOf(meeting.EnterpriseId, id, keys.Find(key), since), due);
    }

    internal static int NumberOf(ReviewMeeting meeting, Actor actor) => CheckpointWitnessed.WitnessOf(meeting, actor.PersonKey)?.Number
        ?? throw new BrokenRuleException(DrawRules.WitnessUnknown, ("witness", actor.Role));

    /// <summary>Number of the entry that the witnesses are to cover.</summary>
    internal static async Task<int> PointAsync(ReviewDb db, Guid meeting, CancellationToken cancellation) =>
        await db.Events.Where(e => e.SubjectId == meeting && Points.Contains(e.Type)).Select(e => (int?)e.Seq).MaxAsync(cancellation) ?? 0;
}
