using System.Net;
using System.Net.Http.Json;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Hosting;
using DemocraticReview.Web.Rehearsing;
using DemocraticReview.Workflow.Definitions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>A works of its own on a fresh database, with meetings brought through the API to where a test begins.</summary>
public class Works : IAsyncLifetime
{
    public const string Password = "SteelWorks2009";
    private static readonly string[] Helpers = ["邓玉兰", "孔令军", "白雪梅", "姚大勇"];
    private static readonly string[] Trades = ["机械", "电气", "炼铁", "炼钢", "轧钢", "财务", "法务", "计量"];
    private static readonly string[] Families = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐"];
    private static readonly string[] Names = ["建国", "秀兰", "志明", "海燕", "卫东", "玉梅", "永强", "晓红", "德胜", "丽华", "春生", "国平", "金凤"];
    private static readonly string[] Shops = ["炼铁厂", "炼钢厂", "轧钢厂", "焦化厂", "动力厂", "运输部", "检修中心", "质检中心", "制氧厂"];

    private static readonly (string UserName, string Name, Role Role)[] Officers =
    [
        ("union", "林秀英", Role.UnionOfficer), ("clerk", "高志强", Role.UnionOfficer), ("evaluation", "郭建军", Role.EvaluationOfficer), ("reviewer", "许文斌", Role.EvaluationOfficer),
        ("discipline", "罗正明", Role.DisciplineOfficer), ("head", "唐国华", Role.EnterpriseHead), ("audit", "蒋丽", Role.AuditAdministrator),
    ];

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("review-pages-");
    private readonly WorksClock clock = new();
    private readonly List<Caller> callers = [];
    private readonly Dictionary<string, HttpClient> devices = [];
    private WebApplication app = null!;
    private int meetings;
    private PageWorld? world;

    public Uri Address { get; private set; } = null!;

    /// <summary>Made once, when the first test asks for it.</summary>
    internal async Task<PageWorld> WorldAsync() => world ??= await PageWorld.MakeAsync(this);

    public IServiceProvider Services => app.Services;

    /// <summary>Names of the procedures that are loaded.</summary>
    public IEnumerable<string> Procedures => app.Services.GetRequiredService<DefinitionLibrary>().All.Select(d => d.DefinitionId);

    public Caller Union { get; private set; } = null!;

    public Caller Evaluation { get; private set; } = null!;

    /// <summary>Of the evaluation office too.</summary>
    public Caller Reviewer { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        app = ReviewApp.Build(
            [$"--Data:Folder={data.FullName}", "--SetUp:Code=pages", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"],
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(clock);
                Configure(builder);
            });
        await ReviewApp.PrepareAsync(app);
        await app.StartAsync();
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await New().DoAsync("enterprises", new FoundEnterprise(Say("太岳钢铁厂"), new NewAccount("system", Say("系统管理员"), Password), new NewAccount("security", Say("安全管理员"), Password), "pages"));
        var (system, security) = (await SignInAsync("system"), await SignInAsync("security"));
        foreach (var (userName, name, role) in Officers)
        {
            var made = await system.DoAsync("create-account", new CreateAccount(userName, Say(name), Password));
            await security.DoAsync("assign-roles", new AssignRoles(made.Id, [role]));
        }

        (Union, Evaluation, Reviewer) = (await SignInAsync("union"), await SignInAsync("evaluation"), await SignInAsync("reviewer"));
        await ImportCorpsAsync();
    }

    public async Task DisposeAsync()
    {
        callers.ForEach(c => c.Dispose());
        devices.Values.ToList().ForEach(d => d.Dispose());
        await app.StopAsync();
        await app.DisposeAsync();
        data.Delete(recursive: true);
    }

    protected string DataFolder => data.FullName;

    /// <summary>A last word on settings and services.</summary>
    protected virtual void Configure(WebApplicationBuilder builder)
    {
    }

    /// <summary>How this works says something: as it stands here. What is data on a page goes through it.</summary>
    public virtual string Say(string words) => words;

    public async Task<Caller> SignInAsync(string userName)
    {
        var caller = New();
        await caller.SignInAsync(userName, Password);
        return caller;
    }

    /// <summary>A device without a browser, that has signed in by user name or personal link, or as nobody; the same one for the same person.</summary>
    public async Task<HttpClient> DeviceAsync(string who)
    {
        if (devices.TryGetValue(who, out var known))
        {
            return known;
        }

        var http = devices[who] = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        http.DefaultRequestHeaders.Add(Sender.KeyHeader, Guid.NewGuid().ToString("N"));
        if (who is ['/', ..])
        {
            (await http.PostAsJsonAsync("/api/v1/sign-in/link", new LinkSignIn(who["/l/".Length..]), ApiJson.Options)).EnsureSuccessStatusCode();
        }
        else if (who.Length > 0)
        {
            (await http.PostAsJsonAsync("/api/v1/sign-in", new PasswordSignIn(who, Password), ApiJson.Options)).EnsureSuccessStatusCode();
        }

        return http;
    }

    public Caller New()
    {
        var caller = new Caller(Address, english: false, Guid.NewGuid().ToString("N"));
        callers.Add(caller);
        return caller;
    }

    /// <summary>An announced meeting of one item and two heads, to be held now; its notice was ten days ago.</summary>
    public async Task<Sitting> AnnounceAsync()
    {
        var number = ++meetings;
        var item = await FlagAsync(number);
        var created = await Union.DoAsync("meetings", new CreateMeeting($"2026-9{number:00}", Say($"第 {number} 次采购民主评议会"), DateTimeOffset.UtcNow.AddMinutes(-5), Say("职工活动中心二楼")));
        var path = $"meetings/{created.Id}";
        await Union.DoAsync($"{path}/put-on-agenda", new PutOnAgenda(item));
        await Union.DoAsync($"{path}/appoint-head", new AppointHead(Spoken("7001", "方明", "财务处", "处长")));
        await Union.DoAsync($"{path}/appoint-head", new AppointHead(Spoken("7002", "于海", "设备处", "处长")));
        foreach (var (role, i) in new[] { Role.Scrutineer, Role.Teller, Role.Teller, Role.Observer }.Select((r, i) => (r, i)))
        {
            await Union.DoAsync($"{path}/appoint-officer", new AppointOfficer(role, Spoken($"8{i}", Helpers[i], "工会办公室", "干事")));
        }

        // Cookies live twelve hours: the office signs in on the day of the announcement.
        await AtAsync(TimeSpan.FromDays(-10), async () => await (await SignInAsync("union")).DoAsync($"{path}/announce-meeting", new AnnounceMeeting()));

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
        await FreezeAsync(item.Id);
        return item.Id;
    }

    /// <summary>A draft as far as a colleague and the secrecy review take it.</summary>
    public async Task FreezeAsync(Guid item, DossierStage stage = DossierStage.Frozen)
    {
        await Reviewer.DoAsync($"items/{item}/review-dossier", new ReviewDossier(true));
        if (stage > DossierStage.Reviewed)
        {
            var dossier = (await Reviewer.GetAsync<ItemDetail>($"items/{item}")).Item;
            FieldMark[] marks = [.. DossierFields.Of(dossier.Content, dossier.Attachments).Select(f => new FieldMark(f, f == DossierFields.Benchmarks ? SecrecyLevel.TradeSecret : SecrecyLevel.Internal))];
            await Reviewer.DoAsync($"items/{item}/mark-secrecy", new MarkSecrecy(marks));
        }

        if (stage == DossierStage.Frozen)
        {
            await Evaluation.DoAsync($"items/{item}/flag-item", new FlagItem());
        }
    }

    /// <summary>A draft on all four grounds.</summary>
    public DossierContent WholeDossier(string title) => new(
        Say(title),
        Say("物资采购处"),
        [.. Enum.GetValues<Ground>().Select(g => new GroundFinding(g, Say("单价高出市场近两成，验收没有取样记录，职工多次反映。")))],
        [Spoken("9901", "贺建国", "物资采购处", "采购主管"), Spoken("9902", "陆小平", "物资采购处", "采购员")],
        [new DepartmentConcerned(Say("财务处"), Spoken("7001", "方明", "财务处", "处长"))],
        new ProcurementSummary("CG-2026-204", [Say("某某冶金备件有限公司")], 2_386_400.50m, "CNY"),
        null,
        new PriceGapMaterial(PerPiece(12_680.00m), [From("行业信息网", 10_450.00m, 5), From("邻近企业同期合同", 10_800.00m, 12), From("供应商书面报价", 11_020.50m, 20)]),
        new ContractMaterial([new ClauseCheck(Say("验收标准和方法"), false, null), new ClauseCheck(Say("付款方式和期限"), true, Say("预付比例写了两个数。")), new ClauseCheck(Say("违约责任"), true, null)]),
        new TechnicalMaterial([new TechnicalClause(Say("验收"), Say("到货后逐批取样检验"), Say("按数量签收，没有取样"), false), new TechnicalClause(Say("质保期"), Say("十二个月"), Say("十二个月"), true)]),
        new ReactionMaterial([new ReactionCount(Say("使用寿命变短"), 23), new ReactionCount(Say("到货不及时"), 6)], Say("三个车间反映新批次用不到一个月。")));

    private Price PerPiece(decimal amount) => new(amount, "CNY", Say("套"), TaxBasis.Inclusive);

    private Benchmark From(string source, decimal amount, int day) => new(Say(source), new DateOnly(2025, 12, day), PerPiece(amount));

    private Person Spoken(string number, string name, string unit, string post) => new(number, Say(name), Say(unit), Say(post));

    private DossierContent Dossier(int number) => new(
        Say("高炉耐火材料采购"),
        Say("物资采购处"),
        [new GroundFinding(Ground.PriceGap, Say("与两家以上市场报价相比，单价高出 18%。")), new GroundFinding(Ground.ContractLoopholes, Say("合同没有写明验收方法和退换条件。"))],
        [Spoken($"9{number:000}", "贺建国", "物资采购处", "采购主管")],
        [new DepartmentConcerned(Say("财务处"), Spoken("7001", "方明", "财务处", "处长"))],
        new ProcurementSummary("CG-2026-118", [Say("某某耐材有限公司")], 1_860_000.50m, "CNY"),
        null,
        new PriceGapMaterial(PerTon(3980m), [new Benchmark(Say("行业信息网"), new DateOnly(2025, 12, 5), PerTon(3360m)), new Benchmark(Say("邻近企业合同"), new DateOnly(2025, 12, 6), PerTon(3385.50m))]),
        new ContractMaterial([new ClauseCheck(Say("验收标准和方法"), false, null), new ClauseCheck(Say("付款方式和期限"), true, null)]));

    private Price PerTon(decimal amount) => new(amount, "CNY", Say("吨"), TaxBasis.Inclusive);

    private async Task ImportCorpsAsync()
    {
        string[] professions = [.. Trades.Select(Say)];
        using var file = new MemoryStream();
        RosterExport.Write(file, [.. Enumerable.Range(1, 40).Select(i => new CorpsMember($"{10000 + i}", Say($"{Families[i % Families.Length]}{Names[i * 7 % Names.Length]}"), Say($"{Shops[i % Shops.Length]}"), Say("技师"), professions[i % 8], MemberStatus.Active))]);
        var preview = await Union.UploadAsync<RosterPreview>("roster/preview?fileName=roster.xlsx", file.ToArray());
        await Union.UploadAsync<Answer>($"roster/import?digest={preview.Digest}&fileName=roster.xlsx", file.ToArray());
    }

    /// <summary>Moves the works' clock for as long as something is done.</summary>
    public async Task AtAsync(TimeSpan offset, Func<Task> act)
    {
        clock.Offset = offset;
        try
        {
            await act();
        }
        finally
        {
            clock.Offset = TimeSpan.Zero;
        }
    }

    private sealed class WorksClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }
}
