using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;

namespace Core.Tests.Tallying;

/// <summary>过关 or 移送, through a whole meeting.</summary>
public sealed class DecisionTests
{
    [Theory(DisplayName = "满意票的二倍超过评委人数的过关,其余移送,恰好半数的也移送")]
    [InlineData(2, 9, 8, ItemOutcome.Passed, "2 × 9 = 18 > 17")]
    [InlineData(2, 8, 9, ItemOutcome.Referred, "2 × 8 = 16 ≤ 17")]
    [InlineData(1, 8, 8, ItemOutcome.Referred, "2 × 8 = 16 ≤ 16")]
    [InlineData(1, 9, 7, ItemOutcome.Passed, "2 × 9 = 18 > 16")]
    [InlineData(2, 0, 17, ItemOutcome.Referred, "2 × 0 = 0 ≤ 17")]
    [InlineData(2, 17, 0, ItemOutcome.Passed, "2 × 17 = 34 > 17")]
    public void More_than_half_of_the_judges_passes(int heads, int satisfied, int dissatisfied, ItemOutcome outcome, string inequality)
    {
        var meeting = AMeeting.With(heads: heads).Decided(satisfied: satisfied, dissatisfied: dissatisfied);

        meeting.Item1.Outcome.ShouldBe(outcome);
        meeting.Item1.Verdict!.Inequality.ShouldBe(inequality);
        meeting.Item1.ReferralId.HasValue.ShouldBe(outcome == ItemOutcome.Referred);
    }

    [Theory(DisplayName = "弃权、废票、未投计入评委人数,不计入满意票,各列一行")]
    [InlineData(8, 7, 2, 0)]
    [InlineData(8, 7, 0, 2)]
    [InlineData(8, 7, 0, 0)]
    [InlineData(8, 5, 1, 1)]
    public void Abstained_invalid_and_not_cast_stay_in_N_each_on_its_line(int satisfied, int dissatisfied, int abstained, int invalid)
    {
        var meeting = AMeeting.With().Decided(satisfied: satisfied, dissatisfied: dissatisfied, abstained: abstained, invalid: invalid);

        var tally = meeting.Item1.Tally!;
        (tally.Satisfied, tally.Dissatisfied, tally.Abstained, tally.Invalid).ShouldBe((satisfied, dissatisfied, abstained, invalid));
        tally.NotCast.ShouldBe(17 - satisfied - dissatisfied - abstained - invalid);
        meeting.Item1.Outcome.ShouldBe(ItemOutcome.Referred);
    }

    [Fact(DisplayName = "十七名评委中八票满意、七票不满意、二票弃权:移送,16 ≤ 17")]
    public void Eight_to_seven_with_two_abstentions_is_referred()
    {
        var meeting = AMeeting.With().Decided(satisfied: 8, dissatisfied: 7, abstained: 2);

        meeting.Item1.Outcome.ShouldBe(ItemOutcome.Referred);
        meeting.Item1.Verdict!.Inequality.ShouldBe("2 × 8 = 16 ≤ 17");
    }

    [Fact(DisplayName = "判定由计算得出,计票未经监票人签字不得判定,不得重复判定")]
    public void The_verdict_follows_from_the_signed_tally_once()
    {
        var meeting = AMeeting.With().Collected(1, 17);
        meeting.Refuses(Rules.ItemNotThere, m => Counting.Decide(m, 1, Some.Key(1)));
        meeting.Decided(satisfied: 17).Refuses(Rules.ItemNotThere, m => Counting.Decide(m, 1, Some.Key(2)));
    }

    [Fact(DisplayName = "可设定:未过关的退回提案单位,不移送")]
    public void A_procedure_may_send_a_failed_item_back()
    {
        var meeting = AMeeting.With(settings: Some.Settings with { FailedItem = FailedItemGoes.BackToOwner }).Decided(satisfied: 8, dissatisfied: 9);

        (meeting.Item1.Outcome, meeting.Item1.ReferralId).ShouldBe((ItemOutcome.SentBack, null));
    }

    [Fact(DisplayName = "可设定:过关比例")]
    public void A_procedure_may_ask_for_more_than_half()
    {
        var meeting = AMeeting.With(heads: 3, settings: Some.Settings with { Threshold = new Threshold(2, 3) }).Decided(satisfied: 12, dissatisfied: 6);

        meeting.Item1.Verdict!.Inequality.ShouldBe("3 × 12 = 36 ≤ 2 × 18 = 36");
        meeting.Item1.Outcome.ShouldBe(ItemOutcome.Referred);
    }

    [Fact(DisplayName = "可设定:评议票不设弃权的,不得录入弃权")]
    public void Without_abstention_on_the_paper_none_is_keyed()
    {
        var meeting = AMeeting.With(settings: Some.Settings with { Answers = [BallotAnswer.Satisfied, BallotAnswer.Dissatisfied] }).Collected(1, 17);

        meeting.Refuses(Rules.AbstentionNotOffered, m => Counting.Enter(m, 1, Some.Teller(1).Number, new PaperCount(9, 7, 1, 0)));
    }

    [Fact(DisplayName = "全体一致或仅差一票时秘密将因推理而失去,投票前提示;公布不分组")]
    public void Before_the_vote_the_office_is_warned_of_what_unanimity_tells()
    {
        var meeting = AMeeting.With().Balloting();

        Warnings.Of(meeting.State, meeting.Events[^1]).ShouldBe([Warnings.UnanimityTells]);
        typeof(Tally).GetProperties().ShouldAllBe(p => p.PropertyType == typeof(int), "a tally has no subgroups");
    }

    [Fact(DisplayName = "评委人数为双数的只提示,不拒绝")]
    public void An_even_number_of_judges_is_a_warning()
    {
        var even = AMeeting.With(heads: 1).Questioning();
        Warnings.Of(even.State, even.Events[^1]).ShouldBe([Warnings.EvenPanel]);
        even.Balloting();
        Warnings.Of(even.State, even.Events[^1]).ShouldBe([Warnings.EvenPanel, Warnings.UnanimityTells]);

        var odd = AMeeting.With(heads: 2).Questioning();
        Warnings.Of(odd.State, odd.Events[^1]).ShouldBeEmpty();
    }
}
