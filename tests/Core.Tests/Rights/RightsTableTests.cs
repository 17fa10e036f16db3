using DemocraticReview.Core;
using DemocraticReview.Core.Rights;

namespace Core.Tests.Rights;

public sealed class RightsTableTests
{
    private static readonly Role[] Administrators = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator];

    [Fact(DisplayName = "每项操作都在权限表中,各有可以进行的身份")]
    public void Every_act_stands_in_the_table() =>
        Enum.GetValues<Act>().Where(a => RightsTable.WhoMay(a).Count == 0).ShouldBeEmpty();

    [Fact(DisplayName = "权限表中没有的操作,任何人不得进行")]
    public void What_does_not_stand_there_is_denied_to_everybody()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            RightsTable.May(role, (Act)9999).ShouldBeFalse();
            RightsTable.May((Role)9999, Act.OpenBallot).ShouldBeFalse();
        }

        RightsTable.WhoMay((Act)9999).ShouldBeEmpty();
    }

    [Fact]
    public void A_role_may_what_the_table_says_and_nothing_else()
    {
        foreach (var act in Enum.GetValues<Act>())
        {
            var named = RightsTable.WhoMay(act);
            foreach (var role in Enum.GetValues<Role>())
            {
                RightsTable.May(role, act).ShouldBe(named.Contains(role) || (named.Contains(Role.Employee) && role != Role.System), $"{role} {act}");
            }
        }
    }

    [Fact(DisplayName = "判定只由计算得出,任何人不得作出判定")]
    public void No_person_decides_an_item()
    {
        RightsTable.WhoMay(Act.DecideItem).ShouldBe([Role.System]);
        RightsTable.WhoMay(Act.RemindReferral).ShouldBe([Role.System]);
        Enum.GetValues<Act>().Where(a => RightsTable.May(Role.System, a)).ShouldBe([Act.DecideItem, Act.RemindReferral, Act.BeginNextMeeting], ignoreOrder: true);
    }

    [Fact(DisplayName = "三名管理员看不到材料、投票和移送")]
    public void No_administrator_sees_a_dossier_a_vote_or_a_referral()
    {
        Act[] closed = [Act.ReadItem, Act.ReadMeeting, Act.ReadReferral, Act.ReadRoster];
        foreach (var role in Administrators)
        {
            closed.ShouldAllBe(act => !RightsTable.May(role, act));
        }

        Enum.GetValues<Act>().Where(a => Administrators.Any(r => RightsTable.WhoMay(a).Contains(r)))
            .ShouldBe([Act.ManageAccounts, Act.ManageSettings, Act.RotateRecordKey, Act.AssignRoles, Act.ReadAudit], ignoreOrder: true);
    }

    [Theory(DisplayName = "系统管理员、安全管理员、审计管理员互斥,不得兼任其他角色")]
    [InlineData(Role.SystemAdministrator, Role.SecurityAdministrator)]
    [InlineData(Role.SystemAdministrator, Role.AuditAdministrator)]
    [InlineData(Role.SecurityAdministrator, Role.AuditAdministrator)]
    [InlineData(Role.AuditAdministrator, Role.UnionOfficer)]
    [InlineData(Role.EnterpriseHead, Role.SystemAdministrator)]
    public void Administrators_are_exclusive(Role one, Role other) =>
        Refused.By(Rules.AdministratorsExclusive, () => RightsTable.CheckTogether([one, other]));

    [Fact]
    public void Roles_that_may_go_together()
    {
        RightsTable.CheckTogether([]);
        RightsTable.CheckTogether([Role.AuditAdministrator]);
        RightsTable.CheckTogether([Role.AuditAdministrator, Role.AuditAdministrator]);
        RightsTable.CheckTogether([Role.UnionOfficer, Role.EvaluationOfficer]);
    }

    [Fact(DisplayName = "评委、当事人、监票人、计票人、列席凭个人链接进入,不设账号")]
    public void Who_comes_by_personal_link_has_no_account()
    {
        RightsTable.AccountRoles.ShouldNotContain(r => r == Role.Judge || r == Role.Respondent || r == Role.Scrutineer || r == Role.Teller || r == Role.Observer);
        RightsTable.AccountRoles.ShouldNotContain(r => r == Role.System || r == Role.Employee);
    }

    [Fact(DisplayName = "个人链接只对本次会议有效")]
    public void A_personal_link_opens_its_own_meeting_alone()
    {
        var judge = Some.Judge("AAAA") with { MeetingId = Some.Key(1) };
        RightsTable.Check(judge, Act.AskQuestion, Some.Key(1));
        Refused.By(Rules.NotAllowed, () => RightsTable.Check(judge, Act.AskQuestion, Some.Key(2)));
        Refused.By(Rules.NotAllowed, () => RightsTable.Check(judge, Act.AskQuestion, null));
        Refused.By(Rules.NotAllowed, () => RightsTable.Check(judge, Act.OpenBallot, Some.Key(1)));
        RightsTable.Check(Some.Union, Act.OpenBallot, Some.Key(2));
    }
}
