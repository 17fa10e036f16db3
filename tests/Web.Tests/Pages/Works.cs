using Bogus;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.People;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Hosting;
using DemocraticReview.Web.Rehearsing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Person = DemocraticReview.Core.People.Person;

namespace Web.Tests.Pages;

/// <summary>The product, started on a free port with an invented works in it: officers, a corps, flagged items. One for a class of tests.</summary>
public sealed class Works : IAsyncLifetime
{
    public const string Password = "Meeting2009";
    public const string Owner = "供应处";

    private const int CorpsSize = 60;
    private static readonly string[] Units = ["炼铁厂", "焦化厂", "轧钢厂", "动力厂", "运输部"];
    private static readonly string[] Professions = ["机械", "电气", "炼钢", "财务", "法务"];
    private readonly Faker faker = new("zh_CN") { Random = new Randomizer(2009) };
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("review-pages-");
    private WebApplication? app;

    public Uri Address { get; private set; } = null!;

    public Person Head { get; } = new("7001", "钟启明", "财务处", "处长");

    public async Task InitializeAsync()
    {
        // The pages are found by the name of the program they belong to, which here is not the test runner's.
        app = ReviewApp.Build([$"--Data:Folder={data.FullName}", "--SetUp:Code=ABC", "--urls=http://127.0.0.1:0", "--applicationName=DemocraticReview.Web", "--Logging:LogLevel:Default=Warning"]);
        await ReviewApp.PrepareAsync(app);
        await app.StartAsync();
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await FoundAsync();
    }

    public async Task DisposeAsync()
    {
        await app!.DisposeAsync();
        data.Delete(recursive: true);
    }

    /// <summary>An officer at the API.</summary>
    public async Task<Caller> CallerAsync(string userName)
    {
        var caller = new Caller(Address, english: false);
        await caller.SignInAsync(userName, Password);
        return caller;
    }

    /// <summary>Signs the page's browser in, past the form.</summary>
    public static async Task SignInAsync(IPage page, string userName)
    {
        var answer = await page.Context.APIRequest.PostAsync("/api/v1/sign-in", new() { DataObject = new { userName, password = Password } });
        answer.Ok.ShouldBeTrue();
    }

    /// <summary>An item that waits for a meeting.</summary>
    public async Task<Guid> FlagAsync(string title, int respondent)
    {
        using var evaluation = await CallerAsync("evaluation");
        var drafted = await evaluation.DoAsync("items", new DraftItem(new DossierContent(
            title,
            Owner,
            [new GroundFinding(Ground.PriceGap, "比近三个月两家市场报价高出一成。")],
            [new Person($"9{respondent:000}", faker.Name.LastName() + faker.Name.FirstName(), Owner, "采购员")],
            [new DepartmentConcerned(Head.Unit, Head)],
            new ProcurementSummary("CG-2026-031", ["恒泰耐材有限公司"], 1_286_000.50m, "CNY"),
            null)));
        await evaluation.DoAsync($"items/{drafted.Id}/flag-item", new FlagItem());
        return drafted.Id;
    }

    private async Task FoundAsync()
    {
        using var nobody = new Caller(Address, english: false);
        await nobody.DoAsync("enterprises", new FoundEnterprise("长河钢铁有限公司", new NewAccount("system", "系统管理员", Password), new NewAccount("security", "安全管理员", Password), "ABC"));
        using var system = await CallerAsync("system");
        using var security = await CallerAsync("security");
        (string UserName, string Name, Role Role)[] accounts =
            [("union", "工会办公室", Role.UnionOfficer), ("evaluation", "市场调研评价处", Role.EvaluationOfficer), ("discipline", "纪检监察", Role.DisciplineOfficer)];
        foreach (var (userName, name, role) in accounts)
        {
            var made = await system.DoAsync("create-account", new CreateAccount(userName, name, Password));
            await security.DoAsync("assign-roles", new AssignRoles(made.Id, [role]));
        }

        using var union = await CallerAsync("union");
        using var file = new MemoryStream();
        RosterExport.Write(file, [.. Enumerable.Range(1, CorpsSize).Select(i => new CorpsMember(
            $"{10000 + i}", faker.Name.LastName() + faker.Name.FirstName(), faker.PickRandom(Units), "技师", Professions[i % Professions.Length], MemberStatus.Active))]);
        var preview = await union.UploadAsync<RosterPreview>("roster/preview", file.ToArray());
        await union.UploadAsync<Answer>($"roster/import?digest={preview.Digest}", file.ToArray());
    }
}
