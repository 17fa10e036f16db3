using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Recording;

namespace Core.Tests.Recording;

/// <summary>A witness's phone signs the record at each ballot and at the end.</summary>
public sealed class CountersigningTests
{
    [Fact]
    public void Nothing_waits_for_a_witness_before_the_first_ballot()
    {
        var record = ARecord.Of();
        record.Meeting.Drawn();
        CheckpointWitnessed.Due(record.Meeting.State, 1).ShouldBeNull();
        Refused.By(RecordRules.NothingToWitness, () => record.Witness(1));
    }

    [Fact]
    public void One_signature_covers_every_point_before_it()
    {
        var record = ARecord.Of(items: 2);
        record.Meeting.Drawn();
        record.Meeting.Published(1, satisfied: 9, dissatisfied: 8);
        CheckpointWitnessed.Due(record.Meeting.State, 2).ShouldBe(WitnessedPoint.BallotClosed);
        record.Witness(2);
        CheckpointWitnessed.Due(record.Meeting.State, 2).ShouldBeNull();
        CheckpointWitnessed.Due(record.Meeting.State, 1).ShouldBe(WitnessedPoint.BallotClosed);
        record.Meeting.Published(2, satisfied: 9, dissatisfied: 8);
        CheckpointWitnessed.Due(record.Meeting.State, 2).ShouldBe(WitnessedPoint.BallotClosed);
    }

    [Fact]
    public void Nobody_signs_in_another_ones_place()
    {
        var record = ARecord.Of();
        record.Meeting.Drawn();
        record.Meeting.Published(1, satisfied: 9, dissatisfied: 8);
        var meeting = record.Meeting.State;
        var signature = TestKey.Of(1).SignHex(CheckpointWitnessed.Message(meeting.EnterpriseId, meeting.Id, record.Head));
        Refused.By(DrawRules.SignatureWrong, () => CheckpointWitnessed.By(meeting, 2, record.Head, signature));
        Refused.By(DrawRules.SignatureWrong, () => CheckpointWitnessed.By(meeting, 1, record.Head with { Size = record.Head.Size - 1 }, signature));
        Refused.By(DrawRules.SignatureWrong, () => CheckpointWitnessed.By(meeting, 1, record.Head, null));
        Refused.By(DrawRules.WitnessUnknown, () => CheckpointWitnessed.By(meeting, 3, record.Head, signature));
    }
}
