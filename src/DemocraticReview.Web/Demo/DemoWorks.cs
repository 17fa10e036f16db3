using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Rectifying;
using DemocraticReview.App.Referring;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Hosting;
using DemocraticReview.Web.Rehearsing;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Demo;

/// <summary>
/// An invented steel works: accounts, a corps of 120, 26 meetings over four years and one that is ready to be held. All of it is made by the
/// product's own commands with the clock handed in, so there is nothing in it that a real works could not have.
/// </summary>
internal sealed class DemoWorks(WebApplication app, DemoClock clock, TextWriter output)
{
    public const string Password = "Review2026demo";

    private const int Seed = 20090313;
    private const int PastMeetings = 26;
    private const string SetUp = "demo";
    private const string LastItem = "二号高炉热风炉格子砖采购项目";

    private static readonly Guid Enterprise = new("5f0e6f0a-31c2-4d2b-9a55-200903130001");

    private static readonly string[] Purchases =
    [
        "耐火材料", "高炉喷煤粉", "电动机轴承", "轧辊", "氧气管道阀门", "皮带运输机", "除尘布袋", "液压油", "铁路道岔备件", "变压器",
        "石墨电极", "保护渣", "起重机钢丝绳", "循环水药剂", "劳保用品", "检测仪器", "合金辅料", "职工食堂粮油",
    ];

    private readonly Cast cast = new(Seed);
    private readonly Dictionary<string, Actor> officers = [];
    private int next;

    /// <summary>User names with the role they sign in for.</summary>
    public static IReadOnlyList<(string UserName, Role Role)> SignIns { get; } =
    [
        ("union", Role.UnionOfficer), ("clerk", Role.UnionOfficer), ("evaluation", Role.EvaluationOfficer), ("evaluation2", Role.EvaluationOfficer),
        ("discipline", Role.DisciplineOfficer), ("head", Role.EnterpriseHead),
        ("system", Role.SystemAdministrator), ("security", Role.SecurityAdministrator), ("audit", Role.AuditAdministrator),
    ];

    /// <summary>Fills an empty installation; leaves one that has an enterprise as it is.</summary>
    public static async Task FillAsync(string[] args, TextWriter output)
    {
        var now = DateTimeOffset.UtcNow;
        var clock = new DemoClock(now.AddYears(-4));
        await using var app = ReviewApp.Build(args, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Configuration["SetUp:Code"] = SetUp;
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
        });
        await ReviewApp.PrepareAsync(app);
        if (await IsThereAsync(app))
        {
            return;
        }

        await new DemoWorks(app, clock, output).FillAsync(now);
    }

    /// <summary>Whether there is an enterprise. A demo whose making was cut short counts for nothing and is made anew.</summary>
    private static async Task<bool> IsThereAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var halfMade = await db.Enterprises.IgnoreQueryFilters().AnyAsync(e => e.Id == Enterprise)
            && !await db.Items.IgnoreQueryFilters().AnyAsync(i => i.EnterpriseId == Enterprise && i.Title == LastItem && i.Flagged);
        if (halfMade)
        {
            await db.Database.EnsureDeletedAsync();
            await ReviewApp.PrepareAsync(app);
        }

        return await db.Enterprises.IgnoreQueryFilters().AnyAsync();
    }

    private async Task FillAsync(DateTimeOffset now)
    {
        await FoundAsync();
        var step = (now - clock.Now - TimeSpan.FromDays(45)) / PastMeetings;
        for (var i = 1; i <= PastMeetings; i++)
        {
            var start = clock.Now;
            await HoldAsync(i);
            clock.Now = start + step;
            await output.WriteAsync($"\r{i}/{PastMeetings} ");
        }

        clock.Now = now.AddDays(-9);
        await PrepareNextAsync(now);
        await output.WriteLineAsync();
    }

    private async Task FoundAsync()
    {
        await SendAsync(new FoundEnterprise("长河钢铁集团有限公司", new NewAccount("system", "系统管理员", Password), new NewAccount("security", "安全管理员", Password), SetUp), new Actor(Role.Employee, "anonymous"));
        var system = new Actor(Role.SystemAdministrator, "demo:system");
        var security = new Actor(Role.SecurityAdministrator, "demo:security");
        foreach (var (userName, role) in SignIns.Where(s => s.Role is not (Role.SystemAdministrator or Role.SecurityAdministrator)))
        {
            var account = await SendAsync(new CreateAccount(userName, cast.Officer(next).Name, Password), system);
            await SendAsync(new AssignRoles(account.Id, [role]), security);
            officers[userName] = new Actor(role, account.Id.ToString("N"));
        }

        using var roster = new MemoryStream();
        RosterExport.Write(roster, cast.Corps());
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        db.EnterpriseId = Enterprise;
        roster.Position = 0;
        var plan = await Rosters.PlanAsync(db, roster, "roster.xlsx", null, CancellationToken.None);
        await SendAsync(new ImportRoster(roster.ToArray(), "roster.xlsx", plan.Digest), officers["union"]);
    }

    private async Task HoldAsync(int number)
    {
        var items = cast.Between(1, 2);
        var meeting = await AnnounceAsync(number, items, clock.Now.AddDays(14));
        var script = new MeetingScript(app.Services, Enterprise, meeting, officers["union"], cast, () => Task.CompletedTask);
        clock.Now = clock.Now.AddDays(11);
        await script.DrawAsync();
        clock.Now = clock.Now.AddDays(3);
        await script.GatherAsync(cast.Between(0, 2));
        for (var item = 1; item <= items; item++)
        {
            var satisfied = cast.Pick(88, 82, 76, 71, 65, 59, 47, 35);
            await script.TakeItemAsync(item, new Mood(satisfied, 94 - satisfied, 6), cast.Between(2, 5));
            clock.Now = clock.Now.AddMinutes(50);
        }

        await FollowAsync(script);
        // The time for objections has to run out first.
        clock.Now = clock.Now.AddDays(9);
        await script.CloseAsync();
    }

    private async Task FollowAsync(MeetingScript script)
    {
        foreach (var item in (await script.StateAsync()).Agenda)
        {
            if (item.ReferralId is { } referral)
            {
                await ReferAsync(referral, item);
            }
            else if (cast.Between(0, 2) == 0)
            {
                await script.SendAsync(new RequireRectification(item.Number, "完善供应商比价记录，修订技术协议的验收条款。", clock.Now.AddDays(20)));
                clock.Now = clock.Now.AddDays(12);
                await script.SendAsync(new ReportRectification(item.Number, 1, "比价记录已补齐，验收条款已修订并报备。"));
                await script.SendAsync(new JudgeRectification(item.Number, 1, true, "现场核对，整改完成。"));
            }
        }
    }

    private async Task ReferAsync(Guid id, AgendaItem item)
    {
        var letter = new ReferralLetter(
            $"长河工函〔{clock.Now.Year}〕{next % 9 + 1}号", "集团公司纪律检查委员会", $"关于移送{item.Facts.Title}民主评议情况及有关材料的函",
            "评委就报价来源、合同变更和验收依据提出质询；当事人作了说明。", "《长河钢铁集团民主评议会实施办法》", "工会办公室，电话 5566");
        await SendAsync(new DraftReferral(letter) { ReferralId = id }, officers["clerk"]);
        clock.Now = clock.Now.AddHours(20);
        await SendAsync(new ReviewReferral(true) { ReferralId = id }, officers["union"]);
        await SendAsync(new SignReferral(true) { ReferralId = id }, officers["union"]);
        await SendAsync(new DeliverReferral { ReferralId = id }, officers["clerk"]);
        clock.Now = clock.Now.AddDays(1);
        await SendAsync(new ReceiveReferral(new Receipt("纪委综合室", 6, null)) { ReferralId = id }, officers["discipline"]);
        await SendAsync(new AcceptReferral { ReferralId = id }, officers["discipline"]);
        if (cast.Between(0, 3) > 0)
        {
            clock.Now = clock.Now.AddDays(3);
            await SendAsync(new CloseReferral("已按程序办结。") { ReferralId = id }, officers["discipline"]);
        }
    }

    /// <summary>One meeting whose judges have their links, one item that waits for the next agenda, one draft.</summary>
    private async Task PrepareNextAsync(DateTimeOffset now)
    {
        var meeting = await AnnounceAsync(PastMeetings + 1, 2, now.AddDays(1));
        var script = new MeetingScript(app.Services, Enterprise, meeting, officers["union"], cast, () => Task.CompletedTask);
        clock.Now = now.AddDays(-1);
        await script.DrawAsync();
        await FlagAsync(LastItem);
    }

    private async Task<Guid> AnnounceAsync(int number, int items, DateTimeOffset heldAt)
    {
        var heads = Enumerable.Range(1, 2).Select(cast.Head).ToList();
        var created = await SendAsync(
            new CreateMeeting($"{heldAt.Year}-{number:00}", $"第{number}次民主评议会", heldAt, "职工活动中心二楼"), officers["union"]);
        for (var i = 0; i < items; i++)
        {
            var flagged = await FlagAsync($"{cast.Pick(Purchases)}采购项目");
            await SendAsync(new PutOnAgenda(flagged) { MeetingId = created.Id }, officers["union"]);
        }

        foreach (var head in heads)
        {
            await SendAsync(new AppointHead(head) { MeetingId = created.Id }, officers["union"]);
        }

        Role[] roles = [Role.Scrutineer, Role.Teller, Role.Teller, Role.Observer];
        foreach (var (role, i) in roles.Select((r, i) => (r, i)))
        {
            await SendAsync(new AppointOfficer(role, cast.Officer(i + 1)) { MeetingId = created.Id }, officers["union"]);
        }

        await SendAsync(new AnnounceMeeting { MeetingId = created.Id }, officers["union"]);
        return created.Id;
    }

    private async Task<Guid> FlagAsync(string title)
    {
        var day = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(WorkCalendar.ChinaOffset).DateTime);
        var content = cast.Dossier(title, next % 90 + 1, [], day);
        var drafted = await SendAsync(new DraftItem(content), officers["evaluation"]);
        FieldMark[] marks = [.. DossierFields.Of(content, []).Select(f => new FieldMark(f, f == DossierFields.Benchmarks ? SecrecyLevel.TradeSecret : SecrecyLevel.Internal))];
        await SendAsync(new ReviewDossier(true) { ItemId = drafted.Id }, officers["evaluation2"]);
        await SendAsync(new MarkSecrecy(marks) { ItemId = drafted.Id }, officers["evaluation2"]);
        await SendAsync(new FlagItem { ItemId = drafted.Id }, officers["evaluation"]);
        return drafted.Id;
    }

    private Task<Answer> SendAsync(Command command, Actor actor) =>
        app.Services.GetRequiredService<IFlow>().ExecuteAsync(command, actor, Enterprise, $"demo:{next++}", CancellationToken.None);
}
