using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Tallying;

namespace Core.Tests.Meetings;

public sealed class SessionTests
{
    [Fact(DisplayName = "到会专业代表不足15名的不得开会,职能部门负责人不计入")]
    public void Fewer_than_fifteen_representatives_in_the_hall_open_no_session()
    {
        var meeting = AMeeting.With(heads: 5).Drawn();
        meeting.CheckedIn(meeting.State.Seats[0].Label).Now = Some.HeldAt;

        meeting.Refuses(Rules.TooFewRepresentatives, m => Session.Open(m, meeting.At)).Facts["there"].ShouldBe(14);
    }

    [Fact(DisplayName = "到会的候补递补之前不计入专业代表人数")]
    public void A_reserve_in_the_hall_does_not_count_before_taking_a_seat()
    {
        var meeting = AMeeting.With().Drawn();
        meeting.CheckedIn(meeting.State.Seats[0].Label).Now = Some.HeldAt;

        meeting.State.CheckedIn.Count.ShouldBe(14 + 2 + 5);
        meeting.Refuses(Rules.TooFewRepresentatives, m => Session.Open(m, meeting.At));
    }

    [Theory(DisplayName = "到会评委须达到应到评委的三分之二")]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Two_thirds_of_the_appointed_judges_are_there(int absentOfThirty, bool opens)
    {
        var meeting = AMeeting.With(heads: 6, settings: Some.Settings with { Seats = 24 }).Drawn();
        meeting.CheckedIn([.. meeting.State.Judges.Select(j => j.Label).Reverse().Take(absentOfThirty)]).Now = Some.HeldAt;

        if (opens)
        {
            meeting.Do(m => Session.Open(m, meeting.At)).State.Sitting.ShouldBeTrue();
        }
        else
        {
            meeting.Refuses(Rules.QuorumMissing, m => Session.Open(m, meeting.At)).Facts["present"].ShouldBe(19);
        }
    }

    [Fact(DisplayName = "可设定:法定人数比例")]
    public void The_quorum_is_a_setting()
    {
        var meeting = AMeeting.With(heads: 6, settings: Some.Settings with { Seats = 24, Quorum = new Threshold(1, 2) }).Drawn();
        meeting.CheckedIn([.. meeting.State.Judges.Select(j => j.Label).Reverse().Take(15)]).Now = Some.HeldAt;

        meeting.Do(m => Session.Open(m, meeting.At)).State.Sitting.ShouldBeTrue();
    }

    [Theory]
    [InlineData(24, 6, 1, 2, false)]
    [InlineData(15, 7, 2, 3, false)]
    [InlineData(15, 0, 1, 2, false)]
    [InlineData(24, 6, 2, 3, true)]
    public void With_one_fewer_than_it_takes_the_session_does_not_open(int seats, int heads, int numerator, int denominator, bool shareIsMore)
    {
        var settings = Some.Settings with { Seats = seats, Quorum = new Threshold(numerator, denominator) };
        var least = Session.LeastPresent(AMeeting.With(heads: heads, settings: settings).Drawn().State);
        Present(least).Do(m => Session.Open(m, Present(least).At)).State.Sitting.ShouldBeTrue();
        var fewer = Present(least - 1);
        fewer.Refuses(shareIsMore ? Rules.QuorumMissing : Rules.TooFewRepresentatives, m => Session.Open(m, fewer.At));

        AMeeting Present(int count)
        {
            var meeting = AMeeting.With(heads: heads, settings: settings).Drawn();

            // Absent are heads first: without the least number of representatives nobody's presence helps.
            meeting.CheckedIn([.. meeting.State.Seats.Select(j => j.Label).Concat(meeting.State.Heads.Select(h => h.Label)).Skip(count)]).Now = Some.HeldAt;
            return meeting;
        }
    }

    [Fact(DisplayName = "项目开始前重新核对人数,不足15名的不得开始")]
    public void Each_item_opens_before_its_own_quorum()
    {
        var meeting = AMeeting.With(items: 2).Published();
        meeting.Recused(meeting.State.Seats[0].Person).Refuses(Rules.TooFewRepresentatives, m => Hearing.Open(m, 2));
    }

    [Fact(DisplayName = "不得早于公告的日期开会,彩排除外")]
    public void The_session_is_not_opened_before_its_day()
    {
        var meeting = AMeeting.With().CheckedIn();
        meeting.Refuses(Rules.MeetingDayNotReached, m => Session.Open(m, Some.At(Some.HeldAt.AddDays(-1))));
        meeting.Do(m => Session.Open(m, Some.At(Some.HeldAt.AddHours(-1)))).State.Stage.ShouldBe(MeetingStage.InSession);

        var rehearsal = AMeeting.With(rehearsal: true).CheckedIn();
        rehearsal.Do(m => Session.Open(m, rehearsal.At)).State.Stage.ShouldBe(MeetingStage.InSession);
    }

    [Fact(DisplayName = "一人只签到一次,名单以外的不得签到")]
    public void Only_who_is_called_checks_in_and_once()
    {
        var meeting = AMeeting.With().CheckedIn();
        meeting.Refuses(Rules.AlreadyCheckedIn, m => Session.CheckIn(m, "H1", meeting.Now));
        meeting.Refuses(Rules.NotFound, m => Session.CheckIn(m, "H9", meeting.Now));
        meeting.Refuses(Rules.FieldMissing, m => Session.CheckIn(m, null!, meeting.Now));
        AMeeting.With().Drawn().Refuses(Rules.StageNotReached, m => Session.CheckIn(m, "H1", Some.Monday));
    }
}
