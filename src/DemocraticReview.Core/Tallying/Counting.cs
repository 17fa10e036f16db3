using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.Core.Tallying;

/// <summary>What one teller keys after counting the papers alone.</summary>
public sealed record PaperCount(int Satisfied, int Dissatisfied, int Abstained, int Invalid)
{
    // Wider than its parts: it is computed before anybody has looked at them.
    public long Collected => (long)Satisfied + Dissatisfied + Abstained + Invalid;
}

/// <summary>A teller has keyed a count. When the second one differs, both count again.</summary>
public sealed record CountEntered(int Item, string Teller, PaperCount Count, bool Differs) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => Ballots.OnRound(meeting, Item, r => Differs
        ? r with { Counts = r.Counts.Clear(), Mismatches = r.Mismatches + 1 }
        : r with { Counts = r.Counts.SetItem(Teller, Count) });
}

/// <summary>The scrutineer signs the tally report; the counted papers are sealed (封存).</summary>
public sealed record TallySigned(int Item, Tally Tally) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) =>
        Ballots.OnRound(meeting, Item, r => r with { State = RoundState.Counted, Tally = Tally }, ItemStage.Counted);
}

/// <summary>The verdict, by arithmetic alone. A referred item opens its referral in the same breath.</summary>
/// <param name="Item">Number on the agenda.</param>
/// <param name="Verdict">With the literal inequality.</param>
/// <param name="Outcome">Where the item goes.</param>
/// <param name="ReferralId">The referral that this verdict opens; null unless referred.</param>
public sealed record ItemDecided(int Item, Verdict Verdict, ItemOutcome Outcome, Guid? ReferralId) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) =>
        meeting.With(meeting.Item(Item) with { Stage = ItemStage.Decided, Verdict = Verdict, Outcome = Outcome, ReferralId = ReferralId });
}

/// <summary>计票: two tellers, one scrutineer, one piece of arithmetic.</summary>
public static class Counting
{
    /// <param name="meeting">The meeting.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="teller">工号 of the teller.</param>
    /// <param name="count">What was counted.</param>
    public static CountEntered Enter(ReviewMeeting meeting, int number, string teller, PaperCount count)
    {
        var item = meeting.Item(number);
        item.MustStandAt(ItemStage.Counting);
        var round = item.Round!;
        if (round.Channel != BallotChannel.Paper)
        {
            throw new BrokenRuleException(PhoneRules.OtherChannel, ("item", number));
        }

        if (!meeting.Officers.Exists(o => o.Role == Role.Teller && o.Person.Number == teller))
        {
            throw new BrokenRuleException(Rules.NotATeller);
        }

        Require.NotNegative(Require.Present(count, "count").Satisfied, "satisfied");
        Require.NotNegative(count.Dissatisfied, "dissatisfied");
        Require.NotNegative(count.Abstained, "abstained");
        Require.NotNegative(count.Invalid, "invalid");
        if (round.Counts.ContainsKey(teller))
        {
            throw new BrokenRuleException(Rules.CountAlreadyEntered);
        }

        if (count.Abstained > 0 && !meeting.Settings.Answers.Contains(BallotAnswer.Abstained))
        {
            throw new BrokenRuleException(Rules.AbstentionNotOffered);
        }

        if (count.Satisfied > round.Collected || count.Dissatisfied > round.Collected || count.Abstained > round.Collected
            || count.Invalid > round.Collected || count.Collected != round.Collected)
        {
            throw new BrokenRuleException(Rules.CountDoesNotAddUp, ("collected", round.Collected!));
        }

        var differs = round.Counts.Any(c => c.Value != count);
        return new CountEntered(number, teller, count, differs);
    }

    public static TallySigned Sign(ReviewMeeting meeting, int number)
    {
        var item = meeting.Item(number);
        item.MustStandAt(ItemStage.Counting);
        var round = item.Round!;
        if (round.Channel == BallotChannel.Phone)
        {
            return new TallySigned(number, Tally.Of(Heads(item), BoxCounting.Count(meeting, number)));
        }

        if (round.Counts.Count < People.Officers.Tellers)
        {
            throw new BrokenRuleException(Rules.CountsMissing, ("entered", round.Counts.Count), ("mismatches", round.Mismatches));
        }

        var count = round.Counts.Values.First();
        return new TallySigned(number, Tally.Of(
            Heads(item),
            new BallotCount(round.Issued, round.Collected!.Value, count.Satisfied, count.Dissatisfied, count.Abstained, count.Invalid)));
    }

    private static Attendance Heads(AgendaItem item) => new(item.Appointed, item.Present, item.RecusedBefore + item.LeftByRecusal.Count, item.N);

    /// <param name="meeting">The meeting.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="referralId">A fresh key, used if the item is referred.</param>
    public static ItemDecided Decide(ReviewMeeting meeting, int number, Guid referralId)
    {
        var item = meeting.Item(number);
        item.MustStandAt(ItemStage.Counted);
        var verdict = Verdict.Of(item.Tally!.Satisfied, item.N, meeting.Settings.Threshold);
        var outcome = verdict.Passed ? ItemOutcome.Passed
            : meeting.Settings.FailedItem == FailedItemGoes.Discipline ? ItemOutcome.Referred
            : ItemOutcome.SentBack;
        return new ItemDecided(number, verdict, outcome, outcome == ItemOutcome.Referred ? referralId : null);
    }
}
