using System.Text;
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
/// An invented steel works of twelve departments: accounts, a corps of 120, 26 meetings over four years and one that is ready to be held. All of it is made by the
/// product's own commands with the clock handed in, so there is nothing in it that a real works could not have.
/// </summary>
internal sealed class DemoWorks(WebApplication app, DemoClock clock, TextWriter output)
{
    public const string Password = "Review2026demo";

    private const int Seed = 20090313;
    private const int PastMeetings = 26;
    private const int Unfinished = 3;
    private const string SetUp = "demo";
    private const string LastItem = "二号高炉热风炉格子砖采购项目";

    private static readonly Guid Enterprise = new("5f0e6f0a-31c2-4d2b-9a55-200903130001");

    private readonly Cast cast = new(Seed);
    private DemoPapers papers = null!;
    private readonly Dictionary<string, Actor> officers = [];
    private readonly List<(Guid Referral, AgendaItem Item)> unfinished = [];
    private int letters;
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
        papers = new DemoPapers(Seed, cast);
        await FoundAsync(now);
        var step = (now - clock.Now - TimeSpan.FromDays(52)) / (PastMeetings - 1);
        var first = clock.Now;
        for (var i = 1; i <= PastMeetings; i++)
        {
            clock.Now = DemoDays.MondayOf(first + (step * (i - 1)));
            await HoldAsync(i);
            await output.WriteAsync($"\r{i}/{PastMeetings} ");
        }

        await PrepareNextAsync(now);
        await output.WriteLineAsync();
    }

    private async Task FoundAsync(DateTimeOffset now)
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

        await SendAsync(new ChangeCalendar([.. Enumerable.Range(clock.Now.Year, now.Year - clock.Now.Year + 2).SelectMany(DemoDays.Holidays)], []), system);
        var roster = cast.Roster();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        db.EnterpriseId = Enterprise;
        using var file = new MemoryStream(roster);
        var plan = await Rosters.PlanAsync(db, file, "roster.xlsx", null, CancellationToken.None);
        await SendAsync(new ImportRoster(roster, "roster.xlsx", plan.Digest), officers["union"]);
    }

    private async Task HoldAsync(int number)
    {
        var items = cast.Between(1, 2);
        var announced = clock.Now;
        var meeting = await AnnounceAsync(number, items, DemoDays.At(announced, days: 10, hour: 14));
        var script = new MeetingScript(app.Services, Enterprise, meeting, officers["union"], cast, () => Task.CompletedTask);
        clock.Now = DemoDays.At(announced, days: 8, hour: 10);
        await script.DrawAsync();
        clock.Now = DemoDays.At(announced, days: 10, hour: 14);
        await script.GatherAsync(cast.Between(0, 2));
        for (var item = 1; item <= items; item++)
        {
            // The last three meetings leave something on the desk of the referrals.
            var satisfied = number > PastMeetings - Unfinished ? cast.Pick(47, 41) : cast.Pick(88, 82, 76, 71, 65, 59, 53, 47, 35);
            await script.TakeItemAsync(item, new Mood(satisfied, 94 - satisfied, 6), cast.Between(2, 5));
            clock.Now = clock.Now.AddMinutes(50);
        }

        await FollowAsync(script, number);

        // The time for objections has to run out first.
        clock.Now = DemoDays.Later(clock.Now, DemoDays.At(announced, days: 28, hour: 9));
        await script.CloseAsync();
    }

    private async Task FollowAsync(MeetingScript script, int number)
    {
        foreach (var item in (await script.StateAsync()).Agenda)
        {
            if (item.ReferralId is { } referral && number > PastMeetings - Unfinished)
            {
                unfinished.Add((referral, item));
            }
            else if (item.ReferralId is { } id)
            {
                await DeliverAsync(id, item);
                await AcceptAsync(id, cast.Between(0, 3) > 0);
            }
            else if (cast.Between(0, 2) == 0)
            {
                await script.SendAsync(new RequireRectification(item.Number, "完善供应商比价记录，修订技术协议的验收条款。", clock.Now.AddDays(20)));
                clock.Now = clock.Now.AddDays(7);
                await script.SendAsync(new ReportRectification(item.Number, 1, "比价记录已补齐，验收条款已修订并报备。"));
                await script.SendAsync(new JudgeRectification(item.Number, 1, true, "现场核对，整改完成。"));
            }
        }
    }

    /// <summary>Referrals of the last meetings: one still to be written, one delivered, one returned, the others accepted.</summary>
    private async Task LeaveOpenAsync(DateTimeOffset now)
    {
        clock.Now = DemoDays.Later(clock.Now, now.AddDays(-3));
        foreach (var (i, (id, item)) in unfinished.AsEnumerable().Reverse().Index())
        {
            if (i == 0)
            {
                continue;
            }

            await DeliverAsync(id, item);
            if (i == 2)
            {
                await SendAsync(new ReceiveReferral(new Receipt("纪委综合室", 6, null)) { ReferralId = id }, officers["discipline"]);
                await SendAsync(new ReturnReferral("合同变更的审批材料不全，请补充后再送。") { ReferralId = id }, officers["discipline"]);
            }
            else if (i > 2)
            {
                await AcceptAsync(id, close: false);
            }
        }
    }

    private async Task DeliverAsync(Guid id, AgendaItem item)
    {
        var letter = new ReferralLetter(
            $"长河工函〔{clock.Now.Year}〕{++letters}号", "集团公司纪律检查委员会", $"关于移送{item.Facts.Title}民主评议情况及有关材料的函",
            "评委就报价来源、合同变更和验收依据提出质询；当事人作了说明，双方意见都记入会议记录。", "《长河钢铁集团民主评议会实施办法》", "工会办公室，电话 5566");
        await SendAsync(new DraftReferral(letter) { ReferralId = id }, officers["clerk"]);
        await SendAsync(new ReviewReferral(true) { ReferralId = id }, officers["union"]);
        await SendAsync(new SignReferral(true) { ReferralId = id }, officers["union"]);
        clock.Now = clock.Now.AddHours(3);
        await SendAsync(new DeliverReferral { ReferralId = id }, officers["clerk"]);
    }

    private async Task AcceptAsync(Guid id, bool close)
    {
        clock.Now = clock.Now.AddHours(4);
        await SendAsync(new ReceiveReferral(new Receipt("纪委综合室", 6, null)) { ReferralId = id }, officers["discipline"]);
        await SendAsync(new AcceptReferral { ReferralId = id }, officers["discipline"]);
        if (close)
        {
            clock.Now = clock.Now.AddDays(3);
            await SendAsync(new CloseReferral("已按程序办结。") { ReferralId = id }, officers["discipline"]);
        }
    }

    /// <summary>One meeting that can be opened today, its judges with links in their hands; dossiers at every step; an item that waits for the next agenda.</summary>
    private async Task PrepareNextAsync(DateTimeOffset now)
    {
        clock.Now = DemoDays.Later(clock.Now, now.AddDays(-20));
        var held = DemoDays.SoonAfter(now);
        var meeting = await AnnounceAsync(PastMeetings + 1, 2, held);
        var script = new MeetingScript(app.Services, Enterprise, meeting, officers["union"], cast, () => Task.CompletedTask);
        await LeaveOpenAsync(now);
        clock.Now = DemoDays.Later(clock.Now, now.AddDays(-1));
        await script.DrawAsync();
        await DraftAsync(papers.Next(Today) with { Respondents = [] });
        await DraftAsync(papers.Next(Today));
        var reviewed = await DraftAsync(papers.Next(Today));
        await SendAsync(new ReviewDossier(true) { ItemId = reviewed }, officers["evaluation2"]);
        await FlagAsync(papers.Next(Today) with { Title = LastItem });
    }

    private async Task<Guid> AnnounceAsync(int number, int items, DateTimeOffset heldAt)
    {
        var created = await SendAsync(
            new CreateMeeting($"{heldAt.Year}-{number:00}", $"第{number}次民主评议会", heldAt, cast.Pick("职工活动中心二楼", "职工活动中心二楼", "炼钢厂会议室", "机关三楼会议室")), officers["union"]);
        var contents = Enumerable.Range(0, items).Select(_ => papers.Next(Today)).ToList();
        foreach (var content in contents)
        {
            await SendAsync(new PutOnAgenda(await FlagAsync(content)) { MeetingId = created.Id }, officers["union"]);
        }

        // Heads of the departments concerned, save those over an item of the agenda; two at most, so that the panel has 17.
        foreach (var head in contents.SelectMany(c => c.Departments).Select(d => d.Head).Where(h => contents.TrueForAll(c => c.OwnerUnit != h.Unit)).DistinctBy(h => h.Number).Take(2))
        {
            await SendAsync(new AppointHead(head) { MeetingId = created.Id }, officers["union"]);
        }

        foreach (var (role, person) in cast.Helpers())
        {
            await SendAsync(new AppointOfficer(role, person) { MeetingId = created.Id }, officers["union"]);
        }

        await SendAsync(new AnnounceMeeting { MeetingId = created.Id }, officers["union"]);
        return created.Id;
    }

    private async Task<Guid> DraftAsync(DossierContent content)
    {
        var item = (await SendAsync(new DraftItem(content), officers["evaluation"])).Id;
        await SendAsync(new AddAttachment("调研记录.txt", Encoding.UTF8.GetBytes($"{content.Title}\n走访使用单位三处，核对台账和报价单。\n")) { ItemId = item }, officers["evaluation"]);
        if (content.Reaction is not null)
        {
            await SendAsync(new SealReports([cast.Report(Today)]) { ItemId = item }, officers["evaluation"]);
        }

        return item;
    }

    private async Task<Guid> FlagAsync(DossierContent content)
    {
        var item = await DraftAsync(content);
        await SendAsync(new ReviewDossier(true) { ItemId = item }, officers["evaluation2"]);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<ReviewDb>().EnterpriseId = Enterprise;
            var dossier = await scope.ServiceProvider.GetRequiredService<Ledger>().ItemAsync(item, CancellationToken.None);
            await SendAsync(new MarkSecrecy(Cast.MarksOf(dossier)) { ItemId = item }, officers["evaluation2"]);
        }

        await SendAsync(new FlagItem { ItemId = item }, officers["evaluation"]);
        return item;
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.Now.ToOffset(WorkCalendar.ChinaOffset).DateTime);

    private Task<Answer> SendAsync(Command command, Actor actor) =>
        app.Services.GetRequiredService<IFlow>().ExecuteAsync(command, actor, Enterprise, $"demo:{next++}", CancellationToken.None);
}
