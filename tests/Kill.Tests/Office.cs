using DemocraticReview.App.Commands;
using DemocraticReview.App.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Kill.Tests;

/// <summary>The enterprise's accounts, each with an own device.</summary>
internal sealed class Office(Play play)
{
    private const string Password = "KillTests2009";

    public Person System { get; } = play.Arrive();

    public Person Security { get; } = play.Arrive();

    public Person Union { get; } = play.Arrive();

    public Person Clerk { get; } = play.Arrive();

    /// <summary>Of the union office, and with no part in the meeting.</summary>
    public Person Arbiter { get; } = play.Arrive();

    public Person Evaluation { get; } = play.Arrive();

    public Person Reviewer { get; } = play.Arrive();

    public Person Discipline { get; } = play.Arrive();

    public Person Leader { get; } = play.Arrive();

    public async Task FoundAsync(bool spare)
    {
        var founding = new FoundEnterprise(
            "示范钢铁有限公司", new NewAccount("system", "系统管理员", Password), new NewAccount("security", "安全管理员", Password), Server.SetUpCode);
        await play.SendAsync(play.Arrive(), "enterprises", founding, spare);
        await SignInAsync(System, "system");
        await SignInAsync(Security, "security");
    }

    public async Task FillAsync()
    {
        foreach (var (userName, role, _) in Officers())
        {
            var made = await play.SendAsync(System, "create-account", new CreateAccount(userName, userName, Password));
            await play.SendAsync(Security, "assign-roles", new AssignRoles(made.Id, [role]));
        }
    }

    /// <summary>A cookie of an account lasts for a working day.</summary>
    public async Task SignInAsync()
    {
        foreach (var (userName, _, person) in Officers())
        {
            await SignInAsync(person, userName);
        }
    }

    public Task<Answer> ImportAsync(byte[] roster) => ImportAsync(roster, "roster.csv");

    private (string UserName, Role Role, Person Person)[] Officers() =>
    [
        ("union", Role.UnionOfficer, Union),
        ("clerk", Role.UnionOfficer, Clerk),
        ("arbiter", Role.UnionOfficer, Arbiter),
        ("evaluation", Role.EvaluationOfficer, Evaluation),
        ("reviewer", Role.EvaluationOfficer, Reviewer),
        ("discipline", Role.DisciplineOfficer, Discipline),
        ("leader", Role.EnterpriseHead, Leader),
    ];

    private static Task<SignedIn> SignInAsync(Person person, string userName) =>
        person.PostAsync<SignedIn>("sign-in", new PasswordSignIn(userName, Password), "sign-in");

    private async Task<Answer> ImportAsync(byte[] roster, string name)
    {
        var preview = await Union.PostAsync<RosterPreview>($"roster/preview?fileName={name}", roster, "preview");
        return await play.SendAsync(typeof(ImportRoster), key => Union.PostAsync<Answer>($"roster/import?digest={preview.Digest}&fileName={name}", roster, key));
    }
}
