using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DemocraticReview.Web.Tests.Api;

/// <summary>A works on the real product: founded over HTTP, its corps imported, an officer of every role at an own device.</summary>
public sealed class Works : IAsyncLifetime
{
    public const string Password = "Furnace2009";
    public const string SetUpCode = "works";

    private static readonly (string UserName, Role Role)[] Officers =
    [
        ("union", Role.UnionOfficer), ("clerk", Role.UnionOfficer), ("evaluation", Role.EvaluationOfficer), ("reviewer", Role.EvaluationOfficer), ("discipline", Role.DisciplineOfficer),
        ("head", Role.EnterpriseHead), ("audit", Role.AuditAdministrator),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("review-works-").FullName;
    private readonly Dictionary<string, Device> officers = [];
    private int numbers;

    public WebApplication App { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public Device Union => officers["union"];

    public Device Clerk => officers["clerk"];

    public Device Evaluation => officers["evaluation"];

    public Device Reviewer => officers["reviewer"];

    public Device Discipline => officers["discipline"];

    public Device Head => officers["head"];

    public Device System => officers["system"];

    public Device Security => officers["security"];

    public Device Audit => officers["audit"];

    public async Task InitializeAsync()
    {
        App = ReviewApp.Build(
            [$"--Data:Folder={folder}", $"--SetUp:Code={SetUpCode}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning"]);
        await ReviewApp.PrepareAsync(App);
        await App.StartAsync();
        Address = new Uri(App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        using var nobody = NewDevice();
        await nobody.DoAsync("enterprises", new FoundEnterprise("某钢铁有限公司", new NewAccount("system", "系统管理员", Password), new NewAccount("security", "安全管理员", Password), SetUpCode));
        officers["system"] = await SignInAsync("system");
        officers["security"] = await SignInAsync("security");
        foreach (var (userName, role) in Officers)
        {
            await AccountAsync(userName, role);
            officers[userName] = await SignInAsync(userName);
        }

        await ImportAsync(Union, Some.Corps(60));
    }

    public async Task DisposeAsync()
    {
        foreach (var device in officers.Values)
        {
            device.Dispose();
        }

        await App.StopAsync();
        await App.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public Device NewDevice(bool english = false) => new(Address, english);

    /// <summary>A new account, as the two administrators make one.</summary>
    /// <returns>Its key.</returns>
    public async Task<Guid> AccountAsync(string userName, params Role[] roles)
    {
        var made = await System.DoAsync("create-account", new CreateAccount(userName, Some.Name(), Password));
        await Security.DoAsync("assign-roles", new AssignRoles(made.Id, roles));
        return made.Id;
    }

    public async Task<Device> SignInAsync(string userName)
    {
        var device = NewDevice();
        (await device.PostAsync("sign-in", new PasswordSignIn(userName, Password))).Ok<SignedIn>();
        return device;
    }

    public static async Task ImportAsync(Device union, IReadOnlyList<CorpsMember> corps)
    {
        var file = Some.RosterFile(corps);
        var preview = (await union.PostAsync("roster/preview", new ByteArrayContent(file), null)).Ok<RosterPreview>();
        (await union.PostAsync($"roster/import?digest={preview.Digest}", new ByteArrayContent(file), Guid.NewGuid().ToString("N"))).Status.ShouldBe(global::System.Net.HttpStatusCode.OK);
    }

    /// <summary>A flagged item with an own respondent.</summary>
    public Task<Guid> FlaggedItemAsync() => FlaggedItemAsync(Evaluation, Reviewer);

    /// <param name="evaluation">Who writes the dossier.</param>
    /// <param name="reviewer">A colleague.</param>
    public async Task<Guid> FlaggedItemAsync(Device evaluation, Device reviewer)
    {
        var content = Some.Dossier(NextNumber());
        var drafted = await evaluation.DoAsync("items", new App.Flagging.DraftItem(content));
        FieldMark[] marks = [.. DossierFields.Of(content, []).Select(f => new FieldMark(f, SecrecyLevel.Internal))];
        await reviewer.DoAsync($"items/{drafted.Id}/review-dossier", new App.Flagging.ReviewDossier(true));
        await reviewer.DoAsync($"items/{drafted.Id}/mark-secrecy", new App.Flagging.MarkSecrecy(marks));
        await evaluation.DoAsync($"items/{drafted.Id}/flag-item", new App.Flagging.FlagItem());
        return drafted.Id;
    }

    public int NextNumber() => Interlocked.Increment(ref numbers);

    /// <summary>An enterprise beside this one in the same database. There is no route that founds a second one.</summary>
    public async Task<(Device Union, Device Evaluation, Device Reviewer)> NeighbourAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        db.EnterpriseId = Guid.NewGuid();
        db.Enterprises.Add(new EnterpriseRow { Id = db.EnterpriseId, EnterpriseId = db.EnterpriseId, Name = "某煤业有限公司" });
        var number = NextNumber();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        await accounts.CreateAsync(new NewAccount($"union-{number}", Some.Name(), Password), [Role.UnionOfficer]);
        await accounts.CreateAsync(new NewAccount($"evaluation-{number}", Some.Name(), Password), [Role.EvaluationOfficer]);
        await accounts.CreateAsync(new NewAccount($"reviewer-{number}", Some.Name(), Password), [Role.EvaluationOfficer]);
        await db.SaveChangesAsync();
        return (await SignInAsync($"union-{number}"), await SignInAsync($"evaluation-{number}"), await SignInAsync($"reviewer-{number}"));
    }

    /// <summary>One more account in the enterprise that holds a meeting.</summary>
    public async Task<Device> ColleagueAsync(Guid meeting, Role role)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        db.EnterpriseId = await db.Meetings.IgnoreQueryFilters().Where(m => m.Id == meeting).Select(m => m.EnterpriseId).FirstAsync();
        var name = $"colleague-{NextNumber()}";
        await scope.ServiceProvider.GetRequiredService<Accounts>().CreateAsync(new NewAccount(name, Some.Name(), Password), [role]);
        await db.SaveChangesAsync();
        return await SignInAsync(name);
    }
}

/// <summary>Tests at one works take turns; each makes the meetings that it needs.</summary>
[CollectionDefinition(Name)]
public sealed class AtTheWorks : ICollectionFixture<Works>
{
    public const string Name = "works";
}
