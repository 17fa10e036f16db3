using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;

namespace Core.Tests.Tallying;

public sealed class CountingTests
{
    private static readonly PaperCount Usual = new(9, 6, 1, 1);

    [Fact(DisplayName = "两名计票人各自独立录入,一致后监票人签字")]
    public void Two_tellers_key_the_count_and_the_scrutineer_signs()
    {
        var meeting = AMeeting.With().Collected(1, 17);
        meeting.Refuses(Rules.CountsMissing, m => Counting.Sign(m, 1));
        meeting.Keyed(1, 1, Usual).Refuses(Rules.CountsMissing, m => Counting.Sign(m, 1));
        meeting.Refuses(Rules.CountAlreadyEntered, m => Counting.Enter(m, 1, Some.Teller(1).Number, Usual));
        meeting.Keyed(1, 2, Usual).Do(m => Counting.Sign(m, 1));

        meeting.Item1.Round!.State.ShouldBe(RoundState.Counted);
        (meeting.Item1.Tally!.Satisfied, meeting.Item1.Tally.Valid).ShouldBe((9, 16));
    }

    [Fact(DisplayName = "两名计票人录入不一致的不得签字,两人重新清点")]
    public void A_mismatch_blocks_until_both_have_counted_again()
    {
        var meeting = AMeeting.With().Collected(1, 17).Keyed(1, 1, Usual).Keyed(1, 2, Usual with { Satisfied = 8, Dissatisfied = 7 });

        meeting.Item1.Round!.Mismatches.ShouldBe(1);
        meeting.Refuses(Rules.CountsMissing, m => Counting.Sign(m, 1)).Facts["mismatches"].ShouldBe(1);
        meeting.Keyed(1, 2, Usual).Refuses(Rules.CountsMissing, m => Counting.Sign(m, 1));
        meeting.Keyed(1, 1, Usual).Do(m => Counting.Sign(m, 1)).Item1.Stage.ShouldBe(ItemStage.Counted);
    }

    [Theory(DisplayName = "只有本次会议的计票人可以录入")]
    [InlineData("")]
    [InlineData("S0001")]
    [InlineData("T0003")]
    [InlineData(null)]
    public void Only_a_teller_of_this_meeting_keys_a_count(string? teller) =>
        AMeeting.With().Collected(1, 17).Refuses(Rules.NotATeller, m => Counting.Enter(m, 1, teller!, Usual));

    [Theory(DisplayName = "各项合计须等于收回票数")]
    [InlineData(10, 6, 1, 1)]
    [InlineData(8, 6, 1, 1)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, 1)]
    public void The_lines_add_up_to_what_was_collected(int satisfied, int dissatisfied, int abstained, int invalid) =>
        AMeeting.With().Collected(1, 17).Refuses(
            Rules.CountDoesNotAddUp, m => Counting.Enter(m, 1, Some.Teller(1).Number, new PaperCount(satisfied, dissatisfied, abstained, invalid)));

    [Theory]
    [InlineData(-1, 16, 1, 1)]
    [InlineData(16, -1, 1, 1)]
    [InlineData(16, 1, -1, 1)]
    [InlineData(16, 1, 1, -1)]
    public void No_line_is_negative(int satisfied, int dissatisfied, int abstained, int invalid) =>
        AMeeting.With().Collected(1, 17).Refuses(
            Rules.CountNegative, m => Counting.Enter(m, 1, Some.Teller(1).Number, new PaperCount(satisfied, dissatisfied, abstained, invalid)));

    [Fact]
    public void A_count_that_is_not_there_is_refused() =>
        AMeeting.With().Collected(1, 17).Refuses(Rules.FieldMissing, m => Counting.Enter(m, 1, Some.Teller(1).Number, null!));

    [Fact(DisplayName = "未结束投票的不得计票")]
    public void Nothing_is_counted_while_the_ballot_is_open() =>
        AMeeting.With().Balloting().Refuses(Rules.ItemNotThere, m => Counting.Enter(m, 1, Some.Teller(1).Number, Usual));
}
