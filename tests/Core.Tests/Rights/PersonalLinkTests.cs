using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace Core.Tests.Rights;

public sealed class PersonalLinkTests
{
    [Fact(DisplayName = "当事人自公告起、监票人等自指定起、评委和候补自通知起有个人链接")]
    public void Who_holds_a_link_and_from_when()
    {
        Roles(AMeeting.With()).ShouldBe([Role.Scrutineer, Role.Teller, Role.Observer]);
        Roles(AMeeting.With().Drawn()).ShouldBe([Role.Scrutineer, Role.Teller, Role.Observer, Role.Respondent]);
        PersonalLinks.HoldersOf(AMeeting.With(items: 2).Notified().State).Count(h => h.Role == Role.Judge).ShouldBe(15 + 2 + 5);

        static IEnumerable<Role> Roles(AMeeting meeting) => PersonalLinks.HoldersOf(meeting.State).Select(h => h.Role).Distinct();
    }

    [Fact(DisplayName = "会议归档后个人链接失效")]
    public void Links_are_valid_until_the_meeting_closes()
    {
        PersonalLinks.HoldersOf(AMeeting.With().Concluded().State).ShouldNotBeEmpty();
        var closed = AMeeting.With().Closed();
        PersonalLinks.HoldersOf(closed.State).ShouldBeEmpty();
        closed.Refuses(Rules.LinkNotValid, m => PersonalLinks.Bind(m, Role.Respondent, Some.RespondentNumber(101), 1, boundBefore: false));
    }

    [Fact(DisplayName = "个人链接绑定首次使用的设备,工会办公室可以换发")]
    public void The_first_device_keeps_the_link_and_the_office_reissues_it()
    {
        var meeting = AMeeting.With().Notified();
        var label = meeting.State.Seats[0].Label;
        meeting.Do(m => PersonalLinks.Bind(m, Role.Judge, label, 1, boundBefore: false));
        meeting.Refuses(Rules.LinkBoundElsewhere, m => PersonalLinks.Bind(m, Role.Judge, label, 1, boundBefore: true));
        PersonalLinks.Reissue(meeting.State, Role.Judge, label, 1).Generation.ShouldBe(2);
    }

    [Fact(DisplayName = "退出评委会的,个人链接随即失效")]
    public void Who_leaves_the_panel_loses_the_link()
    {
        var meeting = AMeeting.With().Notified();
        var (ill, recused) = (meeting.State.Seats[0], meeting.State.Seats[1]);
        meeting.Do(m => Seating.Fill(m, ill.Label, VacancyReason.Ill)).Recused(recused.Person);
        foreach (var label in new[] { ill.Label, recused.Label, "无此人", null })
        {
            meeting.Refuses(Rules.LinkNotValid, m => PersonalLinks.Reissue(m, Role.Judge, label!, 1));
        }

        meeting.Refuses(Rules.LinkNotValid, m => PersonalLinks.Reissue(m, Role.Scrutineer, m.Seats[2].Label, 1));
    }
}
