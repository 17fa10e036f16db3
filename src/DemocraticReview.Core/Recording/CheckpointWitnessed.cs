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
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { Countersigned = meeting.Countersigned.SetItem(Witness, meeting.Points.Count) };

    /// <summary>The point that waits for a witness's signature; null where none does. One signature covers all points before it.</summary>
    public static WitnessedPoint? Due(ReviewMeeting meeting, int witness) =>
        meeting.Points.Count > meeting.Countersigned.GetValueOrDefault(witness) ? meeting.Points[^1] : null;

    /// <summary>The witness of the draw in force who is this person; null for everybody else.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="person">工号.</param>
    public static DrawWitness? WitnessOf(ReviewMeeting meeting, string? person) => meeting.Draws.LastOrDefault()?.Witnesses.FirstOrDefault(w => w.PersonNumber == person);

    /// <param name="meeting">The meeting.</param>
    /// <param name="witness">Number of the witness in the draw in force.</param>
    /// <param name="head">Size and root of the record, as the server has them.</param>
    /// <param name="signature">On <see cref="Message"/>.</param>
    /// <exception cref="BrokenRuleException"><see cref="DrawRules.WitnessUnknown"/>, <see cref="RecordRules.NothingToWitness"/> or <see cref="DrawRules.SignatureWrong"/>.</exception>
    public static CheckpointWitnessed By(ReviewMeeting meeting, int witness, TreeHead head, string? signature)
    {
        var draw = meeting.Draws.LastOrDefault();
        var key = draw?.Witnesses.FirstOrDefault(w => w.Number == witness)?.Key ?? throw new BrokenRuleException(DrawRules.WitnessUnknown, ("witness", witness));
        var point = Due(meeting, witness) ?? throw new BrokenRuleException(RecordRules.NothingToWitness, ("witness", witness));
        return P256.Verify(key, Message(meeting.EnterpriseId, meeting.Id, head), signature)
            ? new CheckpointWitnessed(draw!.Number, witness, point, head.Size, head.Root, signature!)
            : throw new BrokenRuleException(DrawRules.SignatureWrong, ("witness", witness));
    }

    /// <summary>What the witness's device signs.</summary>
    public static byte[] Message(Guid enterprise, Guid meeting, TreeHead head) =>
        Encoding.UTF8.GetBytes(new Checkpoint(Checkpoint.OriginOf(enterprise, meeting), head.Size, Convert.FromHexString(head.Root)).Text);
}
