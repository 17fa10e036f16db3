using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Voting;

namespace Core.Tests.Voting;

/// <summary>Who "the judges" are in "half of the judges".</summary>
public sealed class BaseTests
{
    [Fact(DisplayName = "评委人数以项目质询开始时已签到且未回避的评委为准")]
    public void N_is_frozen_when_questioning_opens()
    {
        var meeting = AMeeting.With(heads: 3).Announced().Recused(Some.Head(1), item: 1).InSession(absent: "H3").Questioning();

        meeting.Item1.N.ShouldBe(16);
        meeting.Item1.Seated.ShouldNotContain("H2");
        meeting.Item1.Seated.ShouldNotContain("H3");
        (meeting.Item1.Appointed, meeting.Item1.Present, meeting.Item1.RecusedBefore).ShouldBe((18, 17, 1));
    }

    [Fact(DisplayName = "质询开始后签到的评委不计入本项评委人数,计入下一项")]
    public void Who_comes_late_counts_from_the_next_item()
    {
        var meeting = AMeeting.With(items: 2).InSession(absent: "H2").Questioning();
        meeting.Do(m => Session.CheckIn(m, "H2", meeting.Now));

        meeting.Balloting().Item1.N.ShouldBe(16);
        meeting.Refuses(Rules.NotAJudgeOfItem, m => Hearing.Ask(m.With(m.Item(1) with { Stage = ItemStage.Questioning }), 1, "H2", "问"));
        meeting.Questioning(2).State.Item(2).N.ShouldBe(17);
    }

    [Fact(DisplayName = "评委中途离场的仍计入评委人数,按未投计")]
    public void Who_leaves_stays_in_N()
    {
        // One judge walks out after the questioning: only 16 papers are handed out.
        var meeting = AMeeting.With().Balloting(issued: 16).Decided(satisfied: 8, dissatisfied: 8);

        var tally = meeting.Item1.Tally!;
        (tally.Seated, tally.Issued, tally.NotCast).ShouldBe((17, 16, 1));
        meeting.Item1.Verdict!.Inequality.ShouldBe("2 × 8 = 16 ≤ 17");
    }

    [Fact(DisplayName = "评委人数只因回避而减少")]
    public void Only_a_recusal_lowers_N()
    {
        var meeting = AMeeting.With().Questioning().Recused(Some.Head(0));

        meeting.Item1.N.ShouldBe(16);
        var tally = meeting.Counted(satisfied: 9, dissatisfied: 7).Item1.Tally!;
        (tally.Appointed, tally.Present, tally.Recused, tally.Seated).ShouldBe((17, 17, 1, 16));
    }

    [Fact(DisplayName = "项目质询开始后,候补不得加入")]
    public void No_reserve_joins_an_opened_item()
    {
        var meeting = AMeeting.With(items: 2).Questioning();
        foreach (var step in new Func<AMeeting>[] { () => meeting, () => meeting.Questioned(), () => meeting.Balloting(), () => meeting.Counted(), () => meeting.Decided() })
        {
            step().Refuses(Rules.NoReserveJoinsOpenItem, m => Seating.Fill(m, m.Seats[0].Label, VacancyReason.Ill));
        }

        meeting.Published().Do(m => Seating.Fill(m, m.Seats[0].Label, VacancyReason.Ill)).State.Reserves.Count.ShouldBe(4);
    }

    [Fact(DisplayName = "可设定:评委人数以投票开始时为准,此后不再增加")]
    public void The_base_may_be_frozen_when_the_ballot_opens()
    {
        var meeting = AMeeting.With(heads: 3, settings: Some.Settings with { Base = VoteBase.SeatedAtBallot }).InSession("H2", "H3").Questioned();
        meeting.Item1.N.ShouldBe(16);
        meeting.Do(m => Session.CheckIn(m, "H2", meeting.Now)).Balloting(issued: 17);
        meeting.Item1.N.ShouldBe(17);

        // Voted on again after a technical fault: whoever came in meanwhile still does not count.
        meeting.Do(m => Session.CheckIn(m, "H3", meeting.Now)).Do(m => Ballots.Void(m, 1, "票箱损坏。"));
        var tally = meeting.Counted(satisfied: 9, dissatisfied: 8).Item1.Tally!;
        (tally.Appointed, tally.Present, tally.Seated, tally.NotCast).ShouldBe((18, 18, 17, 0));
    }

    [Fact(DisplayName = "可设定:以投票开始时为准的,质询期间回避的评委仍列入回避")]
    public void With_that_base_a_recusal_during_the_questioning_stays_a_line_of_the_tally()
    {
        var meeting = AMeeting.With(heads: 3, settings: Some.Settings with { Base = VoteBase.SeatedAtBallot }).InSession("H3").Questioning().Recused(Some.Head(0));
        meeting.Questioned().Do(m => Session.CheckIn(m, "H3", meeting.Now));

        var tally = meeting.Balloting(issued: 17).Counted(satisfied: 9, dissatisfied: 8).Item1.Tally!;
        (tally.Appointed, tally.Present, tally.Recused, tally.Seated).ShouldBe((18, 18, 1, 17));
    }

    [Fact(DisplayName = "可设定:评委人数以全体应到评委为准,未到的按未投计")]
    public void The_base_may_be_all_appointed_judges()
    {
        var meeting = AMeeting.With(heads: 3, settings: Some.Settings with { Base = VoteBase.AllAppointed }).Announced().Recused(Some.Head(0), item: 1).InSession("H2", "H3").Questioned();
        meeting.Item1.N.ShouldBe(17);

        // Fifteen representatives are in the hall: no more papers can be handed out.
        meeting.Refuses(Rules.MoreIssuedThanJudges, m => Ballots.Open(m, 1, BallotChannel.Paper, 16));
        meeting.Balloting(issued: 15).Decided(satisfied: 8, dissatisfied: 7);
        (meeting.Item1.Tally!.Present, meeting.Item1.Tally.NotCast).ShouldBe((16, 2));
        meeting.Item1.Verdict!.Inequality.ShouldBe("2 × 8 = 16 ≤ 17");
    }

    [Fact(DisplayName = "可设定:以全体应到评委为准的,投票前到会的可以投票")]
    public void With_all_appointed_who_comes_before_the_ballot_can_vote()
    {
        var meeting = AMeeting.With(settings: Some.Settings with { Base = VoteBase.AllAppointed }).InSession("H2").Questioned();
        meeting.Do(m => Session.CheckIn(m, "H2", meeting.Now));

        var tally = meeting.Counted(satisfied: 9, dissatisfied: 8).Item1.Tally!;
        (tally.Present, tally.Seated, tally.NotCast).ShouldBe((17, 17, 0));
    }
}
