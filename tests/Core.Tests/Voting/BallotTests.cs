using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;

namespace Core.Tests.Voting;

public sealed class BallotTests
{
    [Fact(DisplayName = "评议票未收齐的,须提醒三次并经监票人确认,方可结束投票")]
    public void With_ballots_missing_three_reminders_and_a_confirmation_come_first()
    {
        var meeting = AMeeting.With().Balloting();
        foreach (var reminder in new[] { 1, 2, 3 })
        {
            meeting.Refuses(Rules.BallotsMissing, m => Ballots.Close(m, 1, 16, confirmMissing: true));
            meeting.Reminded(times: 1).Item1.Round!.Reminders.ShouldBe(reminder);
        }

        meeting.Refuses(Rules.BallotsMissing, m => Ballots.Close(m, 1, 16, confirmMissing: false)).Facts["missing"].ShouldBe(1);
        meeting.Do(m => Ballots.Close(m, 1, 16, confirmMissing: true)).Item1.Stage.ShouldBe(ItemStage.Counting);
    }

    [Fact(DisplayName = "评议票收齐的即可结束投票")]
    public void With_all_ballots_in_the_box_the_ballot_closes() =>
        AMeeting.With().Balloting().Do(m => Ballots.Close(m, 1, 17, confirmMissing: false)).Item1.Stage.ShouldBe(ItemStage.Counting);

    [Fact(DisplayName = "没有领到评议票的到会评委,也按未收齐对待")]
    public void A_judge_in_the_hall_without_a_paper_is_a_ballot_missing()
    {
        var meeting = AMeeting.With().Balloting(issued: 9);

        meeting.Refuses(Rules.BallotsMissing, m => Ballots.Close(m, 1, 9, confirmMissing: true)).Facts["missing"].ShouldBe(8);
        meeting.Reminded().Do(m => Ballots.Close(m, 1, 9, confirmMissing: true)).Item1.Round!.Collected.ShouldBe(9);
    }

    [Fact(DisplayName = "可设定:提醒次数")]
    public void The_number_of_reminders_is_a_setting() =>
        AMeeting.With(settings: Some.Settings with { BallotReminders = 0 }).Balloting().Do(m => Ballots.Close(m, 1, 16, confirmMissing: true)).Item1.Stage.ShouldBe(ItemStage.Counting);

    [Fact(DisplayName = "收回票数多于发出票数的,本轮作废,重新投票")]
    public void More_collected_than_issued_voids_the_round()
    {
        var meeting = AMeeting.With().Balloting(issued: 16).Do(m => Ballots.Close(m, 1, 17, confirmMissing: false));

        meeting.Item1.Stage.ShouldBe(ItemStage.Questioned);
        (meeting.Item1.Round!.State, meeting.Item1.Round.VoidBecause).ShouldBe((RoundState.Void, Rules.MoreCollectedThanIssued.Code));
        meeting.Refuses(Rules.ItemNotThere, m => Counting.Enter(m, 1, Some.Teller(1).Number, new PaperCount(9, 8, 0, 0)));
        meeting.Decided(satisfied: 9, dissatisfied: 8).Item1.Outcome.ShouldBe(ItemOutcome.Passed);
    }

    [Theory(DisplayName = "收回票数等于或少于发出票数的,本轮有效")]
    [InlineData(17)]
    [InlineData(16)]
    [InlineData(0)]
    public void As_many_or_fewer_collected_than_issued_is_valid(int collected) =>
        AMeeting.With().Collected(1, collected).Item1.Round!.State.ShouldBe(RoundState.Closed);

    [Fact(DisplayName = "作废的一轮留存记录,下一轮另行编号")]
    public void A_void_round_stays_on_record()
    {
        var meeting = AMeeting.With().Balloting().Do(m => Ballots.Void(m, 1, "票箱损坏。")).Counted();

        meeting.Item1.Rounds.Select(r => (r.Number, r.State, r.VoidBecause)).ShouldBe([(1, RoundState.Void, "票箱损坏。"), (2, RoundState.Counted, null)]);
        meeting.Item1.Tally.ShouldBe(meeting.Item1.Rounds[1].Tally);
    }

    [Fact(DisplayName = "不得因结果重新投票:开始计票后不得作废")]
    public void A_round_is_never_voided_because_of_its_result()
    {
        var meeting = AMeeting.With().Collected(1, 17).Keyed(1, 1, new PaperCount(8, 9, 0, 0));
        meeting.Refuses(Rules.RoundAlreadyCounted, m => Ballots.Void(m, 1, "再投一次。"));
        meeting.Keyed(1, 2, new PaperCount(9, 8, 0, 0)).Refuses(Rules.RoundAlreadyCounted, m => Ballots.Void(m, 1, "再投一次。"));

        var counted = AMeeting.With().Counted();
        counted.Refuses(Rules.RoundAlreadyCounted, m => Ballots.Void(m, 1, "再投一次。"));
        counted.Refuses(Rules.RoundAlreadyCounted, m => Ballots.Open(m, 1, BallotChannel.Paper, 17));
        counted.Published().Refuses(Rules.RoundAlreadyCounted, m => Ballots.Open(m, 1, BallotChannel.Paper, 17));
    }

    [Theory(DisplayName = "技术故障作废须写明原因,计票开始前均可")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public void A_technical_fault_needs_a_reason(string? reason)
    {
        AMeeting.With().Balloting().Refuses(Rules.FieldMissing, m => Ballots.Void(m, 1, reason!));
        AMeeting.With().Collected(1, 17).Do(m => Ballots.Void(m, 1, "票箱损坏。")).Item1.Stage.ShouldBe(ItemStage.Questioned);
        AMeeting.With().Questioned().Refuses(Rules.ItemNotThere, m => Ballots.Void(m, 1, "票箱损坏。"));
    }

    [Fact(DisplayName = "一轮投票只用一种方式,程序未提供的方式不得使用")]
    public void A_round_has_one_channel_that_the_procedure_provides()
    {
        var meeting = AMeeting.With().Questioned();
        meeting.Refuses(Rules.ChannelNotProvided, m => Ballots.Open(m, 1, (BallotChannel)99, 17));
        meeting.Balloting().Refuses(Rules.ItemNotThere, m => Ballots.Open(m, 1, BallotChannel.Paper, 17));
        meeting.Item1.Rounds.ShouldHaveSingleItem().Channel.ShouldBe(BallotChannel.Paper);
    }

    [Fact(DisplayName = "纸质投票须先指定监票人一名、计票人两名")]
    public void A_paper_round_needs_its_officers()
    {
        foreach (var missing in new[] { Role.Scrutineer, Role.Teller })
        {
            var meeting = AMeeting.With().Questioned();
            meeting.Refuses(Rules.OfficersMissing, m => Ballots.Open(m with { Officers = m.Officers.Remove(m.Officers.First(o => o.Role == missing)) }, 1, BallotChannel.Paper, 17));
        }
    }

    [Theory(DisplayName = "发出的评议票不得多于评委人数")]
    [InlineData(18)]
    [InlineData(int.MaxValue)]
    public void No_more_papers_than_judges(int issued) =>
        AMeeting.With().Questioned().Refuses(Rules.MoreIssuedThanJudges, m => Ballots.Open(m, 1, BallotChannel.Paper, issued));

    [Fact]
    public void Numbers_of_papers_are_not_negative()
    {
        AMeeting.With().Questioned().Refuses(Rules.CountNegative, m => Ballots.Open(m, 1, BallotChannel.Paper, -1));
        AMeeting.With().Balloting().Refuses(Rules.CountNegative, m => Ballots.Close(m, 1, -1, true));
    }

    [Fact(DisplayName = "有多名当事人的项目,默认一项一票")]
    public void Several_respondents_have_one_vote_on_their_item()
    {
        var meeting = AMeeting.With(respondents: 3).Decided(satisfied: 9, dissatisfied: 8);

        meeting.Item1.Rounds.ShouldHaveSingleItem();
        meeting.Item1.Facts.Respondents.Count.ShouldBe(3);
        meeting.Item1.Outcome.ShouldBe(ItemOutcome.Passed);
    }
}
