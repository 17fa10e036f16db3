using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;

namespace Core.Tests.People;

public sealed class HeadAndOfficerTests
{
    [Theory(DisplayName = "职能部门负责人不得超过评委的三分之一")]
    [InlineData(15, 7)]
    [InlineData(16, 8)]
    [InlineData(30, 15)]
    public void Heads_are_at_most_a_third_of_the_panel(int seats, int most)
    {
        var meeting = AMeeting.With(heads: most, settings: Some.Settings with { Seats = seats });

        var refused = meeting.Refuses(Rules.TooManyHeads, m => Preparing.AppointHead(m, Some.Head(most)));
        ((int)refused.Facts["heads"] * 3).ShouldBeGreaterThan((int)refused.Facts["judges"]);
    }

    [Fact(DisplayName = "职能部门负责人一人一票")]
    public void A_head_sits_once()
    {
        var meeting = AMeeting.With(heads: 1);
        meeting.Refuses(Rules.PersonAlreadyAppointed, m => Preparing.AppointHead(m, Some.Head(0)));
        meeting.Questioning().Item1.N.ShouldBe(16);
    }

    [Fact(DisplayName = "监票人、计票人不得担任评委、当事人,不得来自项目主管单位,不得兼任")]
    public void An_officer_has_no_other_part()
    {
        var meeting = AMeeting.Empty().Do(m => Preparing.PutOnAgenda(m, Some.Item(1))).Do(m => Preparing.AppointHead(m, Some.Head(0)));
        foreach (var person in new[] { Some.Head(0), Some.Person(Some.RespondentNumber(101), "机关"), Some.Person("X1", Some.Owner) })
        {
            meeting.Refuses(Rules.OfficerIsInvolved, m => Officers.Appoint(m, Role.Teller, person));
        }

        meeting.Do(m => Officers.Appoint(m, Role.Scrutineer, Some.Scrutineer));
        meeting.Refuses(Rules.OfficerIsInvolved, m => Officers.Appoint(m, Role.Teller, Some.Scrutineer));
        meeting.Refuses(Rules.OfficerIsInvolved, m => Preparing.AppointHead(m, Some.Scrutineer));
    }

    [Fact(DisplayName = "抽中的评委和候补不得担任监票人、计票人")]
    public void A_drawn_judge_or_reserve_takes_no_office()
    {
        var meeting = AMeeting.With().Drawn();
        var vacant = meeting.State with { Officers = [] };
        foreach (var judge in new[] { vacant.Seats[0], vacant.Reserves[0] })
        {
            Refused.By(Rules.OfficerIsInvolved, () => Officers.Appoint(vacant, Role.Scrutineer, judge.Person));
        }
    }

    [Fact(DisplayName = "先指定监票人、计票人的,涉及其本人或其单位的项目不得列入议程")]
    public void An_item_that_involves_an_officer_is_not_put_on_the_agenda()
    {
        var meeting = AMeeting.Empty().Do(m => Officers.Appoint(m, Role.Teller, Some.Teller(1)));

        meeting.Refuses(Rules.OfficerIsInvolved, m => Preparing.PutOnAgenda(m, Some.Item(1) with { OwnerUnit = "机关" }));
        meeting.Refuses(Rules.OfficerIsInvolved, m => Preparing.PutOnAgenda(m, Some.Item(1) with { Respondents = [Some.Teller(1)] }));
    }

    [Fact(DisplayName = "监票人一名、计票人两名、列席一名")]
    public void One_scrutineer_two_tellers_one_observer()
    {
        foreach (var role in new[] { Role.Scrutineer, Role.Teller, Role.Observer })
        {
            AMeeting.With().Refuses(Rules.OfficersComplete, m => Officers.Appoint(m, role, Some.Person("X9", "机关")));
        }

        AMeeting.With().Refuses(Rules.NotAnOfficersRole, m => Officers.Appoint(m, Role.Judge, Some.Person("X9", "机关")));
        AMeeting.With().Concluded().Refuses(Rules.StageOver, m => Officers.Appoint(m, Role.Teller, Some.Person("X9", "机关")));
        AMeeting.Empty().Refuses(Rules.FieldMissing, m => Officers.Appoint(m, Role.Teller, null!));
    }

    [Theory]
    [InlineData("", "名", "单位")]
    [InlineData("1", null, "单位")]
    [InlineData("1", "名", " ")]
    public void A_person_has_number_name_and_unit(string number, string? name, string unit) =>
        AMeeting.Empty().Refuses(Rules.FieldMissing, m => Preparing.AppointHead(m, new Person(number, name!, unit)));

    [Fact]
    public void A_person_without_a_post_is_one() =>
        AMeeting.Empty().Do(m => Preparing.AppointHead(m, new Person("1", "名", "单位", null!))).State.Heads.Count.ShouldBe(1);

    [Fact]
    public void Over_long_and_invisible_texts_of_a_person_are_refused()
    {
        AMeeting.Empty().Refuses(Rules.FieldTooLong, m => Preparing.AppointHead(m, new Person("1", Some.Text(61), "单位")));
        AMeeting.Empty().Refuses(Rules.FieldHasControlCharacters, m => Preparing.AppointHead(m, new Person("1", "名\u0007", "单位")));
    }
}
