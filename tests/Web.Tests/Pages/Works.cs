using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Hosting;
using DemocraticReview.Web.Rehearsing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>A works of its own on a fresh database, with meetings brought through the API to where a test begins.</summary>
public sealed class Works : IAsyncLifetime
{
    public const string Password = "SteelWorks2009";
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("review-pages-");
    private readonly WorksClock clock = new();
    private readonly List<Caller> callers = [];
    private WebApplication app = null!;
    private int meetings;

    public Uri Address { get; private set; } = null!;

    public Caller Union { get; private set; } = null!;

    public Caller Evaluation { get; private set; } = null!;

    /// <summary>Of the evaluation office too.</summary>
    public Caller Reviewer { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        app = ReviewApp.Build(
            [$"--Data:Folder={data.FullName}", "--SetUp:Code=pages", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"],
            builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await ReviewApp.PrepareAsync(app);
        await app.StartAsync();
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await New().DoAsync("enterprises", new FoundEnterprise("太岳钢铁厂", new NewAccount("system", "系统管理员", Password), new NewAccount("security", "安全管理员", Password), "pages"));
        var (system, security) = (await SignInAsync("system"), await SignInAsync("security"));
        foreach (var (name, role) in new[] { ("union", Role.UnionOfficer), ("evaluation", Role.EvaluationOfficer), ("reviewer", Role.EvaluationOfficer), ("discipline", Role.DisciplineOfficer) })
        {
            var made = await system.DoAsync("create-account", new CreateAccount(name, name, Password));
            await security.DoAsync("assign-roles", new AssignRoles(made.Id, [role]));
        }

        (Union, Evaluation, Reviewer) = (await SignInAsync("union"), await SignInAsync("evaluation"), await SignInAsync("reviewer"));
        await ImportCorpsAsync();
    }

    public async Task DisposeAsync()
    {
        callers.ForEach(c => c.Dispose());
        await app.StopAsync();
        await app.DisposeAsync();
        data.Delete(recursive: true);
    }

    public async Task<Caller> SignInAsync(string userName)
    {
        var caller = New();
        await caller.SignInAsync(userName, Password);
        return caller;
    }

    public Caller New()
    {
        var caller = new Caller(Address, english: false);
        callers.Add(caller);
        return caller;
    }

    /// <summary>An announced meeting of one item and two heads, to be held now; its notice was ten days ago.</summary>
    public async Task<Sitting> AnnounceAsync()
    {
        var number = ++meetings;
        var item = await FlagAsync(number);
        var created = await Union.DoAsync("meetings", new CreateMeeting($"2026-9{number:00}", $"第 {number} 次采购民主评议会", DateTimeOffset.UtcNow.AddMinutes(-5), "职工活动中心二楼"));
        var path = $"meetings/{created.Id}";
        await Union.DoAsync($"{path}/put-on-agenda", new PutOnAgenda(item));
        await Union.DoAsync($"{path}/appoint-head", new AppointHead(new Person("7001", "方明", "财务处", "处长")));
        await Union.DoAsync($"{path}/appoint-head", new AppointHead(new Person("7002", "于海", "设备处", "处长")));
        foreach (var (role, i) in new[] { Role.Scrutineer, Role.Teller, Role.Teller, Role.Observer }.Select((r, i) => (r, i)))
        {
            await Union.DoAsync($"{path}/appoint-officer", new AppointOfficer(role, new Person($"8{i}", $"监督{i}", "工会办公室", "干事")));
        }

        clock.Offset = TimeSpan.FromDays(-10);
        try
        {
            // Cookies live twelve hours: the office signs in on the day of the announcement.
            await (await SignInAsync("union")).DoAsync($"{path}/announce-meeting", new AnnounceMeeting());
        }
        finally
        {
            clock.Offset = TimeSpan.Zero;
        }

        return new Sitting(this, created.Id);
    }

    /// <summary>Makes the flow of a meeting stand still at a step that there is not.</summary>
    public async Task SpoilFlowAsync(Guid meeting)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReviewDb>().Flows.IgnoreQueryFilters().Where(f => f.SubjectId == meeting).ExecuteUpdateAsync(s => s
            .SetProperty(f => f.Status, "Faulted").SetProperty(f => f.ActivityId, "gone")
            .SetProperty(f => f.FaultCode, "flow-step-gone").SetProperty(f => f.FaultZh, "步骤“gone”不存在。").SetProperty(f => f.FaultEn, "There is no step \"gone\"."));
    }

    /// <summary>An item that waits for a meeting.</summary>
    public Task<Guid> FlagAsync(int number) => FlagAsync(Dossier(number));

    public async Task<Guid> FlagAsync(DossierContent content)
    {
        var item = await Evaluation.DoAsync("items", new DraftItem(content));
        FieldMark[] marks = [.. DossierFields.Of(content, []).Select(f => new FieldMark(f, f == DossierFields.Benchmarks ? SecrecyLevel.TradeSecret : SecrecyLevel.Internal))];
        await Reviewer.DoAsync($"items/{item.Id}/review-dossier", new ReviewDossier(true));
        await Reviewer.DoAsync($"items/{item.Id}/mark-secrecy", new MarkSecrecy(marks));
        await Evaluation.DoAsync($"items/{item.Id}/flag-item", new FlagItem());
        return item.Id;
    }

    private static DossierContent Dossier(int number) => new(
        "高炉耐火材料采购",
        "物资采购处",
        [new GroundFinding(Ground.PriceGap, "与两家以上市场报价相比，单价高出 18%。"), new GroundFinding(Ground.ContractLoopholes, "合同没有写明验收方法和退换条件。")],
        [new Person($"9{number:000}", "贺建国", "物资采购处", "采购主管")],
        [new DepartmentConcerned("财务处", new Person("7001", "方明", "财务处", "处长"))],
        new ProcurementSummary("CG-2026-118", ["某某耐材有限公司"], 1_860_000.50m, "CNY"),
        null,
        new PriceGapMaterial(PerTon(3980m), [new Benchmark("行业信息网", new DateOnly(2025, 12, 5), PerTon(3360m)), new Benchmark("邻近企业合同", new DateOnly(2025, 12, 6), PerTon(3385.50m))]),
        new ContractMaterial([new ClauseCheck("验收标准和方法", false, null), new ClauseCheck("付款方式和期限", true, null)]));

    private static Price PerTon(decimal amount) => new(amount, "CNY", "吨", TaxBasis.Inclusive);

    private async Task ImportCorpsAsync()
    {
        string[] professions = ["机械", "电气", "炼铁", "炼钢", "轧钢", "财务", "法务", "计量"];
        using var file = new MemoryStream();
        RosterExport.Write(file, [.. Enumerable.Range(1, 40).Select(i => new CorpsMember($"{10000 + i}", $"团员{i}", $"车间{i % 9}", "技师", professions[i % 8], MemberStatus.Active))]);
        var preview = await Union.UploadAsync<RosterPreview>("roster/preview?fileName=roster.xlsx", file.ToArray());
        await Union.UploadAsync<Answer>($"roster/import?digest={preview.Digest}&fileName=roster.xlsx", file.ToArray());
    }

    private sealed class WorksClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }
}

/// <summary>A meeting that the office leads on through the API.</summary>
public sealed class Sitting(Works works, Guid id)
{
    public Guid Id => id;

    private string Path => $"meetings/{id}";

    public Task<Answer> OfficeAsync(string route, object command) => works.Union.DoAsync($"{Path}/{route}", command);

    public Task<MeetingView> ViewAsync() => works.Union.GetAsync<MeetingView>(Path);

    /// <summary>Addresses of the personal links of a role, in the order of their keys.</summary>
    public async Task<IReadOnlyList<string>> LinksAsync(Role role) =>
        [.. (await works.Union.GetAsync<List<LinkView>>($"{Path}/links")).Where(l => l.Role == role).Select(l => l.Path)];

    /// <summary>The link of the first judge who holds a seat.</summary>
    public async Task<string> SeatedJudgeAsync()
    {
        var label = (await ViewAsync()).Judges[0].Label;
        return (await works.Union.GetAsync<List<LinkView>>($"{Path}/links")).Single(l => l.Role == Role.Judge && l.PersonKey == label).Path;
    }

    public async Task NotifyAsync()
    {
        await OfficeAsync("draw-panel", new DrawPanel());
        await OfficeAsync("notify-judges", new NotifyJudges());
    }

    public async Task OpenAsync()
    {
        foreach (var judge in (await ViewAsync()).Judges)
        {
            await OfficeAsync("check-in", new CheckIn(judge.Label));
        }

        await OfficeAsync("open-session", new OpenSession());
        await OfficeAsync("open-questioning", new OpenQuestioning(1));
    }

    public async Task OpenBallotAsync()
    {
        var item = (await ViewAsync()).Items[0];
        await OfficeAsync("give-last-word", new GiveLastWord(1, null, item.Facts.Respondents[0].Number));
        await OfficeAsync("close-questioning", new CloseQuestioning(1));
        await OfficeAsync("open-ballot", new OpenBallot(1, BallotChannel.Paper, item.N));
    }
}
