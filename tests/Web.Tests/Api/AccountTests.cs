using System.Net;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Tests.Api;

[Collection(AtTheWorks.Name)]
public sealed class AccountTests(Works works)
{
    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_even_against_the_right_one()
    {
        var name = await OfficerAsync();
        using var device = works.NewDevice();
        for (var i = 0; i < 5; i++)
        {
            (await device.PostAsync("sign-in", new PasswordSignIn(name, "Wrong2009xx"))).ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.SignInFailed);
        }

        (await device.PostAsync("sign-in", new PasswordSignIn(name, Works.Password))).ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.SignInFailed).ShouldContain("5");
    }

    [Fact]
    public async Task However_often_a_name_is_tried_no_answer_tells_whether_it_exists()
    {
        var known = await OfficerAsync();
        using var device = works.NewDevice();
        for (var i = 0; i < 7; i++)
        {
            var there = await device.PostAsync("sign-in", new PasswordSignIn(known, "Wrong2009xx"));
            var nowhere = await device.PostAsync("sign-in", new PasswordSignIn("nobody-at-all", "Wrong2009xx"));
            (there.Status, there.Text).ShouldBe((nowhere.Status, nowhere.Text), $"try {i + 1}");
        }
    }

    [Fact]
    public async Task A_right_password_in_between_starts_the_count_anew()
    {
        var name = await OfficerAsync();
        using var device = works.NewDevice();
        for (var i = 0; i < 8; i++)
        {
            var right = i == 3;
            (await device.PostAsync("sign-in", new PasswordSignIn(name, right ? Works.Password : "Wrong2009xx"))).Status.ShouldBe(right ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_are_told_alike()
    {
        using var device = works.NewDevice();
        var unknown = await device.PostAsync("sign-in", new PasswordSignIn("nobody", "Wrong2009xx"));
        var wrong = await device.PostAsync("sign-in", new PasswordSignIn(await OfficerAsync(), "Wrong2009xx"));
        unknown.Text.ShouldBe(wrong.Text);
    }

    [Fact]
    public async Task When_roles_change_the_old_session_ends_at_once_and_the_next_one_has_the_new_rights()
    {
        var name = $"officer-{works.NextNumber()}";
        var account = await works.AccountAsync(name, Role.UnionOfficer);
        using var before = await works.SignInAsync(name);
        (await before.GetAsync("meetings")).Status.ShouldBe(HttpStatusCode.OK);
        await works.Security.DoAsync("assign-roles", new AssignRoles(account, [Role.EvaluationOfficer]));
        (await before.GetAsync("meetings")).ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.NotSignedIn);
        using var after = await works.SignInAsync(name);
        (await after.PostAsync("items", new DraftItem(Some.Dossier(works.NextNumber())))).Status.ShouldBe(HttpStatusCode.OK);
        (await after.PostAsync("meetings", new CreateMeeting("n", "t", DateTimeOffset.UtcNow.AddDays(9), "p"))).ShouldBeRefused(HttpStatusCode.Forbidden, Rules.NotAllowed);
    }

    [Fact]
    public async Task An_account_without_roles_may_do_nothing()
    {
        var name = $"officer-{works.NextNumber()}";
        await works.System.DoAsync("create-account", new CreateAccount(name, Some.Name(), Works.Password));
        using var device = await works.SignInAsync(name);
        foreach (var path in (string[])["meetings", "items", "referrals", "audit"])
        {
            (await device.GetAsync(path)).ShouldBeRefused(HttpStatusCode.Forbidden, Rules.NotAllowed);
        }
    }

    [Fact]
    public async Task Two_administrators_in_one_are_refused()
    {
        var account = await works.AccountAsync($"officer-{works.NextNumber()}", Role.UnionOfficer);
        (await works.Security.PostAsync("assign-roles", new AssignRoles(account, [Role.SystemAdministrator, Role.AuditAdministrator])))
            .ShouldBeRefused(HttpStatusCode.Conflict, Rules.AdministratorsExclusive);
        (await works.Security.PostAsync("assign-roles", new AssignRoles(account, [Role.Judge]))).ShouldBeRefused(HttpStatusCode.Conflict, Rules.RoleNotForAccounts);
    }

    [Fact]
    public async Task The_enterprise_is_founded_once()
    {
        using var nobody = works.NewDevice();
        (await nobody.PostAsync("enterprises", new FoundEnterprise("又一家", new NewAccount("a", "甲", Works.Password), new NewAccount("b", "乙", Works.Password), Works.SetUpCode)))
            .ShouldBeRefused(HttpStatusCode.Conflict, Rules.EnterpriseExists);
    }

    [Fact]
    public async Task A_signed_out_device_is_nobody()
    {
        var name = await OfficerAsync();
        using var device = await works.SignInAsync(name);
        (await device.PostAsync("sign-out", null, null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await device.ReadAsync<SignedIn>("me")).Roles.ShouldBe([Role.Employee]);
        (await device.GetAsync("meetings")).ShouldBeRefused(HttpStatusCode.Unauthorized, Rules.NotSignedIn);
    }

    [Fact]
    public async Task No_answer_to_the_system_administrator_holds_a_password()
    {
        var reply = await works.System.PostAsync("create-account", new CreateAccount($"officer-{works.NextNumber()}", Some.Name(), "short"));
        reply.ShouldBeRefused(HttpStatusCode.Conflict, Rules.PasswordTooWeak);
        reply.Text.ShouldNotContain("\"short\"");
    }

    private async Task<string> OfficerAsync()
    {
        var name = $"officer-{works.NextNumber()}";
        await works.AccountAsync(name, Role.UnionOfficer);
        return name;
    }
}
