using System.Text;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Core.Recording;

/// <summary>At what point a witness looked at the record.</summary>
public enum WitnessedPoint
{
    RosterFrozen,
    CommitsClosed,
    BallotOpened,
    BallotClosed,
    End,
}

/// <summary>A witness of a draw has signed a checkpoint: from here on nothing before it can be rewritten unseen.</summary>
/// <param name="Draw">Number of the draw that the witness belongs to.</param>
/// <param name="Witness">Number in that draw.</param>
/// <param name="Point">When.</param>
/// <param name="Size">Of the checkpoint.</param>
/// <param name="Root">Of the checkpoint, hex.</param>
/// <param name="Signature">On the three lines of the checkpoint, hex.</param>
public sealed record CheckpointWitnessed(int Draw, int Witness, WitnessedPoint Point, int Size, string Root, string Signature) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting;

    /// <param name="meeting">The meeting.</param>
    /// <param name="keys">Witnesses of the draw, from its <see cref="DrawAnnounced"/>.</param>
    /// <param name="draw">Number of the draw.</param>
    /// <param name="witness">Number of the witness.</param>
    /// <param name="point">When.</param>
    /// <param name="head">Size and root of the record, as the server has them.</param>
    /// <param name="signature">On <see cref="Message"/>.</param>
    public static CheckpointWitnessed By(ReviewMeeting meeting, IReadOnlyList<DrawWitness> keys, int draw, int witness, WitnessedPoint point, TreeHead head, string signature)
    {
        Require.Known(point, "point");
        var key = keys.FirstOrDefault(w => w.Number == witness)?.Key ?? throw new BrokenRuleException(DrawRules.WitnessUnknown, ("witness", witness));
        return P256.Verify(key, Message(meeting.EnterpriseId, meeting.Id, head), signature)
            ? new CheckpointWitnessed(draw, witness, point, head.Size, head.Root, signature)
            : throw new BrokenRuleException(DrawRules.SignatureWrong, ("witness", witness));
    }

    /// <summary>What the witness's device signs.</summary>
    public static byte[] Message(Guid enterprise, Guid meeting, TreeHead head) =>
        Encoding.UTF8.GetBytes(new Checkpoint(Checkpoint.OriginOf(enterprise, meeting), head.Size, Convert.FromHexString(head.Root)).Text);
}
