using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;

namespace Core.Tests.Drawing;

public sealed class SeatingTests
{
    [Fact(DisplayName = "评委缺席的,项目开始前由在场候补按抽取顺序递补")]
    public void The_next_reserve_in_the_hall_takes_the_seat_of_who_is_absent()
    {
        var drawn = AMeeting.With().Drawn();
        var (absent, first, second) = (drawn.State.Seats[3].Label, drawn.State.Reserves[0].Label, drawn.State.Reserves[1].Label);
        drawn.CheckedIn(absent, first).Do(m => Seating.Fill(m, absent, VacancyReason.Absent));

        var filled = drawn.Events.OfType<ReserveSeated>().Single();
        filled.Reserve.ShouldBe(second);
        filled.PassedOver.ShouldBe([new(first, PassedOverReason.Absent)]);
        drawn.State.Seats.Select(s => s.Label).ShouldNotContain(absent);
        drawn.State.Seats.Count.ShouldBe(15);
        drawn.InSession().Questioning().Item1.Seated.ShouldContain(second);
    }

    [Fact(DisplayName = "已签到的评委不得按缺席处理")]
    public void Who_is_in_the_hall_is_not_absent()
    {
        var meeting = AMeeting.With().CheckedIn();
        meeting.Refuses(Rules.JudgeIsPresent, m => Seating.Fill(m, m.Seats[0].Label, VacancyReason.Absent));
        meeting.Do(m => Seating.Fill(m, m.Seats[0].Label, VacancyReason.Ill)).State.Reserves.Count.ShouldBe(4);
    }

    [Fact(DisplayName = "递补优先满足专业最低人数的候补,跳过的记录原因")]
    public void The_first_reserve_who_keeps_the_minimums_sits()
    {
        var meeting = AMeeting.With(settings: Some.Settings with { Reserves = 12 }).Drawn();
        var left = meeting.State.Seats.First(s => s.Profession == "财务");
        var needed = meeting.State.Seats.Count(s => s.Profession == "财务");
        var settings = meeting.State.Settings with { ProfessionMinimums = new Dictionary<string, int> { ["财务"] = needed } };
        var filled = Seating.Fill(meeting.State with { Settings = settings }, left.Label, VacancyReason.Ill);

        var reserves = meeting.State.Reserves;
        filled.Reserve.ShouldBe(reserves.First(r => r.Profession == "财务").Label);
        filled.PassedOver.ShouldBe(reserves.TakeWhile(r => r.Profession != "财务").Select(r => new PassedOver(r.Label, PassedOverReason.MinimumsNotKept)));
        filled.MinimumsKept.ShouldBeTrue();
    }

    [Fact(DisplayName = "没有能满足专业最低人数的候补时,由下一名递补并记录")]
    public void Else_the_next_one_sits_and_the_record_says_so()
    {
        var meeting = AMeeting.With().Drawn();
        var settings = meeting.State.Settings with { ProfessionMinimums = new Dictionary<string, int> { ["电气"] = 1 } };
        var filled = Seating.Fill(meeting.State with { Settings = settings }, meeting.State.Seats[0].Label, VacancyReason.OtherDuty);

        (filled.Reserve, filled.MinimumsKept).ShouldBe((meeting.State.Reserves[0].Label, false));
    }

    [Fact(DisplayName = "因回避空出的席位由候补递补")]
    public void A_seat_that_a_recusal_emptied_is_filled()
    {
        var meeting = AMeeting.With().Drawn();
        meeting.Recused(meeting.State.Seats[0].Person).Do(m => Seating.Fill(m, null, VacancyReason.Absent));

        meeting.State.Vacant.ShouldBe(0);
        meeting.Events.OfType<ReserveSeated>().Single().Reason.ShouldBe(VacancyReason.Recused);
    }

    [Fact(DisplayName = "没有空缺的不递补;回避须先提出回避")]
    public void Nobody_is_called_without_an_empty_seat()
    {
        var meeting = AMeeting.With().Drawn();
        meeting.Refuses(Rules.SeatNotEmpty, m => Seating.Fill(m, null, VacancyReason.Absent));
        meeting.Refuses(Rules.SeatNotEmpty, m => Seating.Fill(m, "无此人", VacancyReason.Absent));
        meeting.Refuses(Rules.SeatNotEmpty, m => Seating.Fill(m, m.Reserves[0].Label, VacancyReason.Ill));
        meeting.Refuses(Rules.SeatNotEmpty, m => Seating.Fill(m, m.Seats[0].Label, VacancyReason.Recused));
        meeting.Refuses(Rules.ChoiceUnknown, m => Seating.Fill(m, m.Seats[0].Label, (VacancyReason)99));
        AMeeting.With().Announced().Refuses(Rules.StageNotReached, m => Seating.Fill(m, null, VacancyReason.Absent));
    }

    [Fact(DisplayName = "职能部门负责人不递补")]
    public void A_head_is_not_replaced() =>
        AMeeting.With().Drawn().Refuses(Rules.SeatNotEmpty, m => Seating.Fill(m, "H1", VacancyReason.Absent));

    [Fact(DisplayName = "候补用完的不得再递补")]
    public void With_no_reserve_left_nobody_sits()
    {
        var meeting = AMeeting.With(settings: Some.Settings with { Reserves = 1 }).Drawn();
        meeting.Do(m => Seating.Fill(m, m.Seats[0].Label, VacancyReason.Ill));

        meeting.Refuses(DrawRules.ReservesUsedUp, m => Seating.Fill(m, m.Seats[0].Label, VacancyReason.Ill));
        meeting.State.Seats.Count.ShouldBe(15);
    }

    [Fact(DisplayName = "到会专业代表不足15名的,不得开始评议;递补后可以开始")]
    public void With_fourteen_in_the_hall_no_item_opens_until_a_reserve_sits()
    {
        var meeting = AMeeting.With(items: 2).Published();
        meeting.Do(m => Recused(m));
        meeting.Refuses(Rules.TooFewRepresentatives, m => Hearing.Open(m, 2)).Facts["there"].ShouldBe(14);
        meeting.Do(m => Seating.Fill(m, null, VacancyReason.Recused)).Do(m => Hearing.Open(m, 2)).State.Item(2).N.ShouldBe(17);

        static MeetingEvent Recused(ReviewMeeting m) => DemocraticReview.Core.People.Recusals.Raise(m, m.Seats[0].Person.Number, null, "参与过合同。", Some.Union);
    }
}
