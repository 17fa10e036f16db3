using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;

namespace Core.Tests.Meetings;

/// <summary>The five steps of the source rule, in their order; the same order for everybody.</summary>
public sealed class StageTests
{
    [Fact(DisplayName = "抽取、质询、评议、判定、移送,逐项进行,一项一结果")]
    public void Flag_draw_question_vote_decide()
    {
        var meeting = AMeeting.With(items: 2).Published(1, satisfied: 9, dissatisfied: 8).Published(2, satisfied: 8, dissatisfied: 9).Closed();

        meeting.State.Agenda.Select(i => i.Outcome).ShouldBe([ItemOutcome.Passed, ItemOutcome.Referred]);
        meeting.State.Draws.ShouldHaveSingleItem();
        meeting.State.Stage.ShouldBe(MeetingStage.Closed);
        ReviewMeeting.From(meeting.Events).Stage.ShouldBe(MeetingStage.Closed);
    }

    [Fact(DisplayName = "一次会议可有多个项目,同一评委会,各自质询、计数、投票、出结果")]
    public void Each_item_has_its_own_questioning_N_ballot_and_result()
    {
        var meeting = AMeeting.With(items: 2, heads: 2).Announced().Recused(Some.Head(0), item: 2).Published(1).Published(2);

        (meeting.Item1.N, meeting.State.Item(2).N).ShouldBe((17, 16));
        meeting.State.Agenda.ShouldAllBe(i => i.Rounds.Count == 1 && i.Outcome == ItemOutcome.Passed);
    }

    [Fact(DisplayName = "项目按议程顺序,一项未公布不得开始下一项")]
    public void One_item_at_a_time_in_the_agendas_order()
    {
        var meeting = AMeeting.With(items: 2).InSession();
        meeting.Refuses(Rules.ItemOutOfOrder, m => Hearing.Open(m, 2)).Facts["next"].ShouldBe(1);
        foreach (var step in new Func<AMeeting>[] { () => meeting.Questioning(), () => meeting.Questioned(), () => meeting.Balloting(), () => meeting.Counted(satisfied: 17), () => meeting.Decided() })
        {
            step().Refuses(Rules.ItemOutOfOrder, m => Hearing.Open(m, 2));
        }

        meeting.Published().Do(m => Hearing.Open(m, 2)).State.Current!.Number.ShouldBe(2);
    }

    [Theory(DisplayName = "议程以外的项目编号一律拒绝")]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public void A_number_that_is_not_on_the_agenda_is_refused(int item)
    {
        var meeting = AMeeting.With().InSession();
        meeting.Refuses(Rules.NotFound, m => Hearing.Open(m, item));
        meeting.Refuses(Rules.NotFound, m => Ballots.Open(m, item, BallotChannel.Paper, 17));
        meeting.Refuses(Rules.NotFound, m => Counting.Decide(m, item, Some.Key(1)));
        meeting.Refuses(Rules.NotFound, m => Publishing.Publish(m, item, meeting.At));
        meeting.Refuses(Rules.NotFound, m => Publishing.Withdraw(m, item, "撤。", DemocraticReview.Core.Rights.Role.UnionOfficer));
        meeting.Refuses(Rules.NotFound, m => Rectifications.Require(m, item, "改。", meeting.Now.AddDays(1), meeting.Now));
    }

    [Fact(DisplayName = "各步骤不得跳过")]
    public void No_step_is_skipped()
    {
        AMeeting.With().Refuses(Rules.StageNotReached, Session.Notify);
        AMeeting.With().Announced().Refuses(Rules.StageNotReached, Session.Notify);
        AMeeting.With().Drawn().Refuses(Rules.StageNotReached, m => Session.Open(m, Some.At(Some.HeldAt)));
        AMeeting.With().CheckedIn().Refuses(Rules.StageNotReached, m => Hearing.Open(m, 1));
        AMeeting.With().InSession().Refuses(Rules.ItemNotThere, m => Hearing.Close(m, 1));
        AMeeting.With().Questioning().Refuses(Rules.ItemNotThere, m => Ballots.Open(m, 1, BallotChannel.Paper, 17));
        AMeeting.With().Questioned().Refuses(Rules.ItemNotThere, m => Ballots.Close(m, 1, 17, true));
        AMeeting.With().Balloting().Refuses(Rules.ItemNotThere, m => Counting.Sign(m, 1));
        AMeeting.With().Counted(satisfied: 17).Refuses(Rules.ItemNotThere, m => Publishing.Publish(m, 1, Some.At(Some.HeldAt)));
        AMeeting.With().Decided().Refuses(Rules.ItemNotSettled, Rectifications.Conclude);
        AMeeting.With().Published().Refuses(Rules.StageNotReached, m => Rectifications.Close(m, Some.HeldAt));
        AMeeting.With().Concluded().Refuses(Rules.StageNotReached, m => Rectifications.Correct(m, "更正。"));
    }

    [Fact(DisplayName = "各步骤不得重复")]
    public void No_step_is_repeated()
    {
        AMeeting.With().Notified().Refuses(Rules.StageOver, Session.Notify);
        AMeeting.With().InSession().Refuses(Rules.StageOver, m => Session.Open(m, Some.At(Some.HeldAt)));
        AMeeting.With().Questioning().Refuses(Rules.ItemNotThere, m => Hearing.Open(m, 1));
        AMeeting.With().Questioned().Refuses(Rules.ItemNotThere, m => Hearing.Close(m, 1));
        AMeeting.With().Collected(1, 17).Refuses(Rules.ItemNotThere, m => Ballots.Close(m, 1, 17, true));
        AMeeting.With().Counted(satisfied: 17).Refuses(Rules.ItemNotThere, m => Counting.Sign(m, 1));
        AMeeting.With().Published().Refuses(Rules.ItemNotThere, m => Publishing.Publish(m, 1, Some.At(Some.HeldAt)));
        AMeeting.With().Concluded().Refuses(Rules.StageOver, Rectifications.Conclude);
        AMeeting.With().Closed().Refuses(Rules.StageOver, m => Rectifications.Close(m, Some.HeldAt));
        Should.Throw<InvalidOperationException>(() => AMeeting.Wished().Apply(AMeeting.With().State));
        Should.Throw<ArgumentException>(() => ReviewMeeting.From([]));
    }
}
