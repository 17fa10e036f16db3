using Core.Tests.Drawing;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;

namespace Core.Tests.Meetings;

/// <summary>流会.</summary>
public sealed class PostponementTests
{
    private static readonly ProcedureSettings OneReserve = Some.Settings with { Reserves = 1 };

    [Fact(DisplayName = "流会保留原评委,重新签到")]
    public void A_postponed_meeting_keeps_its_panel_and_checks_in_anew()
    {
        var meeting = AMeeting.With().InSession();
        var panel = meeting.State.Seats;
        meeting.Postponed().Rescheduled();

        meeting.State.Seats.ShouldBe(panel);
        meeting.State.CheckedIn.ShouldBeEmpty();
        meeting.State.PostponedBecause.ShouldBeNull();
        meeting.Refuses(Rules.SessionNotOpen, m => Hearing.Open(m, 1));
        meeting.InSession().Decided(satisfied: 9, dissatisfied: 8).Item1.Outcome.ShouldBe(ItemOutcome.Passed);
    }

    [Fact(DisplayName = "流会后空缺席位按抽取顺序递补")]
    public void Vacant_seats_are_filled_in_drawn_order()
    {
        var meeting = AMeeting.With().InSession().Postponed();
        var first = meeting.State.Reserves[0];
        meeting.Do(m => Seating.Fill(m, m.Seats[0].Label, VacancyReason.OtherDuty));

        meeting.State.Seats[^1].ShouldBe(first);
        meeting.Events.OfType<ReserveSeated>().Single().PassedOver.ShouldBeEmpty();
    }

    [Fact(DisplayName = "候补未用完的不得重新抽取,缺席不能迫使重抽")]
    public void Friends_who_stay_away_force_no_new_draw()
    {
        var meeting = AMeeting.With().InSession().Postponed();
        meeting.Refuses(Rules.RedrawNotDue, m => SomePanel.Draw(m, Some.Corps(60), Some.Bytes(1), Some.Bytes(2), "多人缺席")).Facts["reserves"].ShouldBe(5);
    }

    [Fact(DisplayName = "候补用完方可重新抽取,另行编号并写明原因")]
    public void When_reserves_are_used_up_a_new_numbered_draw_names_its_reason()
    {
        var meeting = AMeeting.With(settings: OneReserve).Drawn();
        meeting.Do(m => Seating.Fill(m, m.Seats[0].Label, VacancyReason.Ill));
        meeting.Refuses(Rules.RedrawNotDue, m => SomePanel.Draw(m, Some.Corps(60), Some.Bytes(1), Some.Bytes(2), "候补用完"));
        meeting.Recused(meeting.State.Seats[0].Person);
        foreach (var reason in new[] { null, "", " ", Some.Text(501) })
        {
            meeting.Refuses(reason?.Length > 1 ? Rules.FieldTooLong : Rules.FieldMissing, m => SomePanel.Draw(m, Some.Corps(60), Some.Bytes(1), Some.Bytes(2), reason));
        }

        meeting.Draw("候补用完");
        var second = meeting.Events.OfType<PanelDrawn>().Last();
        (second.Number, second.Reason).ShouldBe((2, "候补用完"));
        meeting.State.Draws.Select(d => d.Number).ShouldBe([1, 2]);
        meeting.State.Seats.Count.ShouldBe(15);
        meeting.State.Heads.Count.ShouldBe(2);
    }

    [Fact(DisplayName = "流会且候补用完的可以重新抽取,回避的不再抽入")]
    public void A_postponed_meeting_without_reserves_may_draw_anew()
    {
        var meeting = AMeeting.With(settings: OneReserve, corps: 17).Drawn();
        meeting.Do(m => Seating.Fill(m, m.Seats[0].Label, VacancyReason.Absent)).Postponed();
        var recused = meeting.State.Seats[0].Person;
        meeting.Recused(recused).Draw("候补用完").Rescheduled();

        meeting.State.Callable.ShouldNotContain(j => j.Person.Number == recused.Number);
        meeting.Decided(satisfied: 9, dissatisfied: 8).Item1.Outcome.ShouldBe(ItemOutcome.Passed);
    }

    [Fact(DisplayName = "已开始质询未投票的项目重新开始,当事人重新作最后陈述")]
    public void An_item_taken_up_but_not_voted_on_starts_again()
    {
        var meeting = AMeeting.With().Questioned().Postponed();

        meeting.Item1.Stage.ShouldBe(ItemStage.Pending);
        meeting.Item1.N.ShouldBe(0);
        meeting.Rescheduled().Questioning().Refuses(Rules.LastWordMissing, m => Hearing.Close(m, 1));
        meeting.Decided(satisfied: 8, dissatisfied: 9).Item1.Outcome.ShouldBe(ItemOutcome.Referred);
    }

    [Fact(DisplayName = "正在投票或计票的不得流会")]
    public void While_a_ballot_is_open_nothing_is_postponed()
    {
        var meeting = AMeeting.With(items: 2);
        foreach (var step in new Func<AMeeting>[] { () => meeting.Balloting(), () => meeting.Collected(1, 17), () => meeting.Counted(satisfied: 17), () => meeting.Decided() })
        {
            step().Refuses(Rules.BallotIsOpen, m => Session.PostponeBecause(m, "停电。"));
        }

        meeting.Published().Postponed().State.PostponedBecause.ShouldBe("停电。");
    }

    [Fact(DisplayName = "已公布的项目不受流会影响")]
    public void What_was_published_stays_so()
    {
        var meeting = AMeeting.With(items: 2).Published().Postponed().Rescheduled().Questioning(2);

        meeting.Item1.Stage.ShouldBe(ItemStage.Published);
        meeting.State.Item(2).N.ShouldBe(17);
    }

    [Fact(DisplayName = "流会期间不得签到、开会、质询、投票")]
    public void A_postponed_meeting_stands_still()
    {
        var meeting = AMeeting.With().InSession().Postponed();
        meeting.Refuses(Rules.MeetingPostponed, m => Session.CheckIn(m, m.Seats[0].Label, meeting.Now));
        meeting.Refuses(Rules.MeetingPostponed, m => Session.Open(m, meeting.At));
        meeting.Refuses(Rules.MeetingPostponed, m => Hearing.Open(m, 1));
        meeting.Refuses(Rules.MeetingPostponed, m => Session.PostponeBecause(m, "停电。"));
        AMeeting.With().Drawn().Postponed().Refuses(Rules.MeetingPostponed, Session.Notify);
    }

    [Fact(DisplayName = "流会须写明原因;没有待评议项目的不流会")]
    public void A_postponement_has_a_reason_and_something_left_to_take()
    {
        AMeeting.With().InSession().Refuses(Rules.FieldMissing, m => Session.PostponeBecause(m, " "));
        AMeeting.With().Published().Refuses(Rules.NothingLeftToTake, m => Session.PostponeBecause(m, "停电。"));
        AMeeting.With().Refuses(Rules.StageNotReached, m => Session.PostponeBecause(m, "停电。"));
    }

    [Fact(DisplayName = "改期不得早于原定时间,也不得早于现在")]
    public void The_new_date_is_no_earlier_one()
    {
        var meeting = AMeeting.With().Drawn().Postponed();
        meeting.Refuses(Rules.MeetingDayNotReached, m => Session.Reschedule(m, Some.Monday.AddDays(1), "会议室", Some.Monday));
        meeting.Refuses(Rules.DateInThePast, m => Session.Reschedule(m, Some.HeldAt, "会议室", Some.HeldAt.AddDays(1)));
        meeting.Refuses(Rules.FieldMissing, m => Session.Reschedule(m, Some.HeldAt, "", Some.Monday));
        AMeeting.With().Drawn().Refuses(Rules.NotPostponed, m => Session.Reschedule(m, Some.HeldAt, "会议室", Some.Monday));
    }

    [Fact(DisplayName = "公告以前可以更改会议的时间和地点,也可以提前")]
    public void Until_the_announcement_date_and_place_can_be_changed()
    {
        var meeting = AMeeting.Empty();
        meeting.Do(m => Session.Reschedule(m, Some.Monday.AddDays(1), " 二楼会议室 ", Some.Monday));
        (meeting.State.HeldAt, meeting.State.Place).ShouldBe((Some.Monday.AddDays(1), "二楼会议室"));
        meeting.Refuses(Rules.DateInThePast, m => Session.Reschedule(m, Some.Monday, "会议室", Some.Monday.AddDays(1)));
        AMeeting.With().Announced().Refuses(Rules.NotPostponed, m => Session.Reschedule(m, Some.HeldAt, "会议室", Some.Monday));
    }
}
