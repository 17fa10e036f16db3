using System.Text;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;

namespace DemocraticReview.Core.Tallying;

/// <summary>The count of a box: every holder opens the own lock, and only the sums come to light.</summary>
public static class BoxCounting
{
    /// <param name="meeting">The meeting.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="person">工号 of the holder.</param>
    /// <param name="part">JSON of the partial decryption, as the holder's page made it.</param>
    public static DecryptionGiven Give(ReviewMeeting meeting, int number, string person, string? part)
    {
        var item = meeting.Item(number);
        item.MustStandAt(ItemStage.Counting);
        var round = PhoneRounds.OnPhones(item);
        var holder = KeyHolders.Of(meeting, person);
        if (round.Parts.ContainsKey(holder.Number))
        {
            throw new BrokenRuleException(PhoneRules.DecryptionAlreadyGiven, ("holder", holder.Number));
        }

        var poll = PhoneRounds.PollOf(meeting, number);
        var read = PartialDecryption.Read(Encoding.UTF8.GetBytes(Require.Present(part, "part")), poll.Question.Answers.Length);
        read.Check(poll, TallyOf(round, poll), KeyHolders.Complete(meeting)[holder.Number - 1], holder.Number);
        return new DecryptionGiven(number, holder.Number, part!);
    }

    /// <summary>What is in the box, once every holder has given the own part: abstained is who voted and ticked neither.</summary>
    /// <exception cref="BrokenRuleException"><see cref="PhoneRules.DecryptionsMissing"/> or <see cref="BallotRules.NoResult"/>.</exception>
    public static BallotCount Count(ReviewMeeting meeting, int number)
    {
        var item = meeting.Item(number);
        var round = PhoneRounds.OnPhones(item);
        if (round.Parts.Count < meeting.KeyHolders.Count)
        {
            throw new BrokenRuleException(PhoneRules.DecryptionsMissing, ("there", round.Parts.Count), ("needed", meeting.KeyHolders.Count));
        }

        var poll = PhoneRounds.PollOf(meeting, number);
        var tally = TallyOf(round, poll);
        var counts = tally.Open([.. round.Parts.Values.Select(p => PartialDecryption.Read(Encoding.UTF8.GetBytes(p), poll.Question.Answers.Length))]);
        return new BallotCount(round.Issued, tally.Ballots, counts[0], counts[1], tally.Ballots - counts[0] - counts[1], 0);
    }

    /// <summary>The whole box as it is published: what was closed, with the holders' parts and the result.</summary>
    /// <param name="meeting">The meeting, with the tally signed.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="closed">As <see cref="BallotBox.Close"/> made it, with or without its sums.</param>
    public static BoxArchive Publish(ReviewMeeting meeting, int number, BoxArchive closed)
    {
        var round = PhoneRounds.OnPhones(meeting.Item(number));
        var answers = closed.Poll.Question.Answers.Length;
        var tally = round.Tally ?? throw new BrokenRuleException(Rules.ItemNotThere, ("item", number), ("stage", meeting.Item(number).Stage), ("needed", ItemStage.Counted));
        return closed with
        {
            Tally = TallyOf(round, closed.Poll),
            Parts = [.. round.Parts.Select(p => (p.Key, PartialDecryption.Read(Encoding.UTF8.GetBytes(p.Value), answers)))],
            Result = [tally.Satisfied, tally.Dissatisfied],
        };
    }

    private static BoxTally TallyOf(Round round, Poll poll) =>
        BoxTally.Read(round.ClosedBox!.Ballots, Encoding.ASCII.GetBytes(round.ClosedBox.Sums), poll.Question.Answers.Length);
}
