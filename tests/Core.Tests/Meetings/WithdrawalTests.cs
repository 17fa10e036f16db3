using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Rights;

namespace Core.Tests.Meetings;

/// <summary>撤回.</summary>
public sealed class WithdrawalTests
{
    [Fact(DisplayName = "抽取前撤回项目,须市场调研评价处和工会办公室共同提出")]
    public void Before_the_draw_evaluation_and_union_withdraw_together()
    {
        var meeting = AMeeting.With(items: 2).Announced().Do(m => Publishing.Withdraw(m, 1, "合同已经解除。", Role.EvaluationOfficer));
        meeting.Item1.Stage.ShouldBe(ItemStage.Pending);
        meeting.Refuses(Rules.WithdrawalNotYours, m => Publishing.Withdraw(m, 1, "合同已经解除。", Role.EvaluationOfficer));
        meeting.Refuses(Rules.WithdrawalNotYours, m => Publishing.Withdraw(m, 1, "合同已经解除。", Role.Observer));
        meeting.Do(m => Publishing.Withdraw(m, 1, "合同已经解除。", Role.UnionOfficer)).Item1.Stage.ShouldBe(ItemStage.Withdrawn);
    }

    [Fact(DisplayName = "抽取后撤回项目,还须列席的纪检监督人员确认")]
    public void After_the_draw_the_observer_acknowledges_too()
    {
        var meeting = AMeeting.With().Announced().Do(m => Publishing.Withdraw(m, 1, "合同已经解除。", Role.EvaluationOfficer)).Drawn();
        meeting.Do(m => Publishing.Withdraw(m, 1, "同意。", Role.UnionOfficer)).Item1.Stage.ShouldBe(ItemStage.Pending);
        meeting.Do(m => Publishing.Withdraw(m, 1, "知悉。", Role.Observer)).Item1.Stage.ShouldBe(ItemStage.Withdrawn);
    }

    [Theory(DisplayName = "其他人不得撤回项目")]
    [InlineData(Role.Judge)]
    [InlineData(Role.Respondent)]
    [InlineData(Role.System)]
    [InlineData(Role.Scrutineer)]
    public void Nobody_else_withdraws(Role role) =>
        AMeeting.With().Drawn().Refuses(Rules.WithdrawalNotYours, m => Publishing.Withdraw(m, 1, "合同已经解除。", role));

    [Fact(DisplayName = "撤回须写明理由,理由留存公开")]
    public void A_withdrawal_stays_public_with_its_reason()
    {
        AMeeting.With().Announced().Refuses(Rules.FieldMissing, m => Publishing.Withdraw(m, 1, "", Role.UnionOfficer));
        var meeting = AMeeting.With(items: 2).Questioning().Withdrawn();

        meeting.State.Agenda.Count.ShouldBe(2);
        meeting.Item1.WithdrawalConsents.Values.ShouldBe(Enumerable.Repeat("合同已经解除。", 3));
        meeting.Item1.Outcome.ShouldBeNull();
    }

    [Fact(DisplayName = "投票开始后不得撤回,作废重投期间也不得撤回")]
    public void Once_its_ballot_was_open_an_item_is_not_withdrawn()
    {
        var meeting = AMeeting.With().Balloting();
        foreach (var step in new Func<AMeeting>[] { () => meeting, () => meeting.Counted(satisfied: 17), () => meeting.Decided(), () => meeting.Published() })
        {
            step().Refuses(Rules.WithdrawalTooLate, m => Publishing.Withdraw(m, 1, "合同已经解除。", Role.UnionOfficer));
        }

        AMeeting.With().Balloting().Do(m => DemocraticReview.Core.Voting.Ballots.Void(m, 1, "票箱损坏。"))
            .Refuses(Rules.WithdrawalTooLate, m => Publishing.Withdraw(m, 1, "合同已经解除。", Role.UnionOfficer));
        AMeeting.With().Announced().Withdrawn().Refuses(Rules.WithdrawalTooLate, m => Publishing.Withdraw(m, 1, "再撤。", Role.UnionOfficer));
    }

    [Fact(DisplayName = "撤回的项目跳过,后续项目照常进行")]
    public void The_meeting_goes_on_with_the_next_item()
    {
        var meeting = AMeeting.With(items: 2).Questioning().Withdrawn();

        meeting.Refuses(Rules.ItemNotThere, m => Hearing.Open(m, 1));
        meeting.Do(m => Hearing.Open(m, 2)).Published(2).Do(Rectifications.Conclude).State.Stage.ShouldBe(MeetingStage.Concluded);
    }

    [Fact(DisplayName = "全部项目撤回的会议不再召开,直接结束")]
    public void A_meeting_without_items_left_ends_without_sitting()
    {
        foreach (var meeting in new[] { AMeeting.With().Withdrawn(), AMeeting.With().Announced().Withdrawn(), AMeeting.With().Notified().Withdrawn(), AMeeting.With().Questioned().Withdrawn() })
        {
            meeting.Do(Rectifications.Conclude).Do(m => Rectifications.Close(m, meeting.Now)).State.Stage.ShouldBe(MeetingStage.Closed);
        }

        AMeeting.With().Withdrawn().Refuses(Rules.AgendaEmpty, m => Preparing.Announce(m, null, Some.At(Some.Monday)));
        AMeeting.Empty().Refuses(Rules.StageNotReached, Rectifications.Conclude);
        AMeeting.With(items: 2).Announced().Withdrawn().Refuses(Rules.StageNotReached, Rectifications.Conclude);
    }
}
