using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;

namespace Core.Tests.Meetings;

/// <summary>Seats that belong to offices, whoever holds them.</summary>
public sealed class OfficeSeatTests
{
    private static readonly ProcedureSettings ThreeOffices = Some.Settings with
    {
        OfficeSeats = [new OfficeSeat("工会", "union", 1), new OfficeSeat("财务", "finance", 2)],
    };

    [Fact(DisplayName = "固定席位坐满以后才能公告")]
    public void The_meeting_is_announced_once_every_office_is_seated()
    {
        var meeting = AMeeting.With(heads: 0, settings: ThreeOffices);
        meeting.Do(m => Preparing.AppointHead(m, Some.Head(1), "工会")).Do(m => Preparing.AppointHead(m, Some.Head(2), "财务"));

        meeting.Refuses(Rules.OfficeSeatsMissing, m => Preparing.Announce(m, null, meeting.At));
        OfficeSeats.Free(meeting.State).ShouldBe([(ThreeOffices.OfficeSeats![1], 1)]);

        meeting.Do(m => Preparing.AppointHead(m, Some.Head(3), "财务")).Announced().State.Stage.ShouldBe(MeetingStage.Announced);
        meeting.State.Heads.Select(h => h.Profession).ShouldBe(["工会", "财务", "财务"]);
    }

    [Fact(DisplayName = "每个席位只能坐规定的人数")]
    public void An_office_has_no_more_people_than_seats()
    {
        var meeting = AMeeting.With(heads: 0, settings: ThreeOffices).Do(m => Preparing.AppointHead(m, Some.Head(1), "工会"));

        meeting.Refuses(Rules.OfficeSeatTaken, m => Preparing.AppointHead(m, Some.Head(2), "工会"));
        meeting.Refuses(Rules.OfficeSeatUnknown, m => Preparing.AppointHead(m, Some.Head(2), "劳资"));
        meeting.Refuses(Rules.OfficeSeatUnknown, m => Preparing.AppointHead(m, Some.Head(2)));
        meeting.Refuses(Rules.PersonAlreadyAppointed, m => Preparing.AppointHead(m, Some.Head(1), "财务"));
    }

    [Fact(DisplayName = "没有规定固定席位的程序,职能部门负责人不写席位")]
    public void Where_no_offices_are_named_none_is_given() =>
        AMeeting.Empty().Refuses(Rules.OfficeSeatUnknown, m => Preparing.AppointHead(m, Some.Head(1), "工会"));

    [Fact(DisplayName = "固定席位不受职能部门负责人三分之一的限制")]
    public void Seats_by_office_have_no_share_to_keep()
    {
        var many = Some.Settings with { OfficeSeats = [new OfficeSeat("部门", "department", 9)] };
        AMeeting.With(heads: 9, settings: many).State.Heads.Count.ShouldBe(9);
    }
}
