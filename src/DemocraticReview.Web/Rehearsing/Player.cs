using DemocraticReview.App.Drawing;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Recording;
using DemocraticReview.App.Rectifying;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Texts;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>Plays one meeting: every virtual person signs in and acts for itself, as a real one would. There is no route that only this uses.</summary>
internal sealed class Player(Uri address, RehearsalOptions options, Narrator narrator) : IDisposable
{
    private const int Witness = 5;

    /// <summary>The works' own number of the only meeting.</summary>
    public const string MeetingNumber = "2026-01";

    private readonly Cast cast = new(options.Seed);
    private readonly List<Caller> callers = [];
    private readonly Dictionary<(Role Role, string Key), Caller> byLink = [];

    // Those of the draw; they sign the record on.
    private IReadOnlyList<WitnessDevice> witnesses = [];

    /// <summary>The record, once the meeting is closed.</summary>
    public byte[] Bundle { get; private set; } = [];

    // Null for a procedure that there is not: the product refuses it in its own words.
    private ProcedureSettings? settings;

    private bool SeatsAll => settings?.Selection == Selection.AllMembers;

    /// <summary>Whose seat each head takes; two heads of departments where the procedure names no offices.</summary>
    private IReadOnlyList<string?> SeatsByOffice => settings?.OfficeSeats is { } offices
        ? [.. offices.SelectMany(o => Enumerable.Repeat(o.Zh, o.Seats))]
        : [null, null];

    public async Task<RehearsalResult> PlayAsync(string setUpCode)
    {
        var officers = await FoundAsync(setUpCode);
        settings = (await officers.Union.GetAsync<List<ProcedureView>>("procedures")).Find(p => p.Id == options.Procedure)?.Settings;
        narrator.Wording = settings is null ? Wording.Plain : new Wording(settings.Words);
        await ImportCorpsAsync(officers.Union);
        var heads = Enumerable.Range(1, options.Heads ?? SeatsByOffice.Count).Select(cast.Head).ToList();
        var items = await new DossierPlayer(officers, options, settings?.Grounds.Contains(Ground.Submission) != true, cast, narrator).PlayAsync(heads);
        var meeting = await PrepareAsync(officers.Union, items, heads);
        await DrawAsync(officers.Union, meeting);
        await GatherAsync(officers.Union, meeting);
        var phones = options.Channel == BallotChannel.Phone && settings?.Channels.Contains(BallotChannel.Phone) == true
            ? new PhonePlayer(officers.Union, meeting, byLink, options.Seed)
            : null;
        var round = new ItemPlayer(officers.Union, meeting, byLink, phones, settings?.PassedItem == PassedItemGoes.Release, address, () => CountersignAsync(meeting), options, cast, narrator);
        var results = new List<ItemResult>();
        for (var number = 1; number <= items.Count; number++)
        {
            results.Add(await round.PlayAsync(number));
        }

        var view = await officers.Union.GetAsync<MeetingView>($"meetings/{meeting}");
        foreach (var item in view.Items.Where(i => i.ReferralId is not null))
        {
            await new ReferralPlayer(officers, narrator).PlayAsync(item);
        }

        await officers.Union.DoAsync($"meetings/{meeting}/conclude-meeting", new ConcludeMeeting());
        await CountersignAsync(meeting);
        await officers.Union.DoAsync($"meetings/{meeting}/close-meeting", new CloseMeeting());
        narrator.Say($"会议结束，材料归档。", $"The meeting is closed and on file.");
        Bundle = await officers.Union.DownloadAsync($"meetings/{meeting}/record");
        narrator.Say($"记录包：{RecordExport.NameOf(MeetingNumber)}。", $"The record: {RecordExport.NameOf(MeetingNumber)}.");
        return RehearsalResult.Of(options.Procedure, results);
    }

    public void Dispose() => callers.ForEach(c => c.Dispose());

    private Caller New()
    {
        var caller = new Caller(address, narrator.English, $"device-{callers.Count}");
        callers.Add(caller);
        return caller;
    }

    private async Task<Officers> FoundAsync(string setUpCode)
    {
        var nobody = New();
        await nobody.DoAsync("enterprises", new FoundEnterprise(
            "彩排钢铁有限公司", new NewAccount("system", "系统管理员", Cast.Password), new NewAccount("security", "安全管理员", Cast.Password), setUpCode));
        var system = await SignInAsync("system");
        var security = await SignInAsync("security");
        (string UserName, string Name, Role Role)[] accounts =
        [
            ("union", "工会主席", Role.UnionOfficer), ("clerk", "工会干事", Role.UnionOfficer),
            ("evaluation", "市场调研评价处", Role.EvaluationOfficer), ("reviewer", "市场调研评价处核稿", Role.EvaluationOfficer), ("discipline", "纪检监察", Role.DisciplineOfficer),
        ];
        foreach (var (userName, name, role) in accounts)
        {
            var made = await system.DoAsync("create-account", new CreateAccount(userName, name, Cast.Password));
            await security.DoAsync("assign-roles", new AssignRoles(made.Id, [role]));
        }

        narrator.Say($"企业设立，{accounts.Length + 2} 个账号各就其位。", $"The enterprise is founded; {accounts.Length + 2} accounts have their roles.");
        return new Officers(
            await SignInAsync("union"), await SignInAsync("clerk"), await SignInAsync("evaluation"), await SignInAsync("reviewer"), await SignInAsync("discipline"));
    }

    private async Task<Caller> SignInAsync(string userName)
    {
        var caller = New();
        await caller.SignInAsync(userName, Cast.Password);
        return caller;
    }

    private async Task ImportCorpsAsync(Caller union)
    {
        var file = options.Roster is { } path ? await File.ReadAllBytesAsync(path) : cast.Roster(SeatsAll ? options.Representatives ?? Cast.CorpsSize : Cast.CorpsSize);
        var name = Uri.EscapeDataString(options.Roster is null ? "roster.xlsx" : Path.GetFileName(options.Roster));
        var preview = await union.UploadAsync<RosterPreview>($"roster/preview?fileName={name}", file);
        foreach (var fault in preview.Faults)
        {
            narrator.Say($"名册第 {fault.Row} 行：{fault.Reason}", $"Roster row {fault.Row}: {fault.Reason}");
        }

        await union.UploadAsync<App.Commands.Answer>($"roster/import?digest={preview.Digest}&fileName={name}", file);
        narrator.Say($"监督评价团名册导入 {preview.Added.Count} 人。", $"The corps' roster is imported: {preview.Added.Count} members.");
    }

    private async Task<Guid> PrepareAsync(Caller union, List<Guid> items, List<Person> heads)
    {
        var created = await union.DoAsync("meetings", new CreateMeeting(
            MeetingNumber, $"{settings?.DisplayName}（彩排）", RehearsalClock.Morning.AddDays(7), "职工活动中心", SeatsAll ? null : options.Representatives, options.Procedure, IsRehearsal: true));
        var path = $"meetings/{created.Id}";
        foreach (var item in items)
        {
            await union.DoAsync($"{path}/put-on-agenda", new PutOnAgenda(item));
        }

        foreach (var (head, i) in heads.Select((h, i) => (h, i)))
        {
            await union.DoAsync($"{path}/appoint-head", new AppointHead(head, SeatsByOffice.ElementAtOrDefault(i)));
        }

        foreach (var (role, person) in cast.Helpers())
        {
            await union.DoAsync($"{path}/appoint-officer", new AppointOfficer(role, person));
        }

        await union.DoAsync($"{path}/announce-meeting", new AnnounceMeeting());
        if (settings?.OfficeSeats is { Count: 0 })
        {
            narrator.Say($"公告：{items.Count} 项议程。", $"Announced: {items.Count} item(s).");
        }
        else
        {
            narrator.Say($"公告：{items.Count} 项议程，职能部门负责人 {heads.Count} 名。", $"Announced: {items.Count} item(s), {heads.Count} functional head(s).");
        }


        return created.Id;
    }

    private async Task DrawAsync(Caller union, Guid meeting)
    {
        var path = $"meetings/{meeting}";
        await BindAsync(union, meeting);
        await NameWitnessAsync(path);
        await BindAsync(union, meeting);
        var devices = byLink.Keys.Where(l => WitnessParts.Roles.Contains(l.Role)).OrderBy(l => l.Role).ThenBy(l => l.Key, StringComparer.Ordinal).Select(DeviceOf).ToList();
        var draw = new PlayedDraw(
            () => union.GetAsync<DrawView>($"{path}/draw"),
            c => union.DoAsync($"{path}/{CommandRoutes.PathOf(c.GetType())}", c),
            (d, c) => byLink[(d.Role, d.PersonNumber)].DoAsync($"{path}/{CommandRoutes.PathOf(c.GetType())}", c),
            devices,
            cast.Dice);
        await draw.HoldAsync();
        var held = await draw.Read();
        witnesses = [.. devices.Where(d => d.IsWitnessOf(held))];
        Tell(held);
        await union.DoAsync($"{path}/notify-judges", new NotifyJudges());
        var view = await union.GetAsync<MeetingView>(path);
        if (SeatsAll)
        {
            narrator.Say($"全体专业代表 {view.Judges.Count} 名参加，通知已发出。", $"All {view.Judges.Count} representatives sit; everybody has a link.");
        }
        else
        {
            narrator.Say(
                $"随机抽取专业代表 {view.Judges.Count(j => j.Kind == JudgeKind.Representative)} 名，候补 {view.Reserves.Count} 名；通知已发出。",
                $"Drawn: {view.Judges.Count(j => j.Kind == JudgeKind.Representative)} representatives, {view.Reserves.Count} reserves; everybody has a link.");
        }

        await BindAsync(union, meeting);
    }

    private void Tell(DrawView draw)
    {
        if (draw.Dice.Count > 0)
        {
            narrator.Say(
                $"名册封定 {draw.Members} 人；见证人 {draw.Witnesses.Count} 名各自提交；当众掷骰 {draw.Dice[0].Dice}，逐一确认，自动公开。",
                $"The roster of {draw.Members} is frozen; {draw.Witnesses.Count} witnesses commit; the dice fall {draw.Dice[0].Dice}, each confirms, all reveal.");
        }
    }

    // The strict form asks for a witness whom the respondent trusts.
    private async Task NameWitnessAsync(string path)
    {
        var respondent = byLink.FirstOrDefault(l => l.Key.Role == Role.Respondent).Value;
        if (respondent is not null && (await respondent.GetAsync<DrawView>($"{path}/draw")).Form == DrawForm.Strict)
        {
            await respondent.DoAsync($"{path}/name-witness", new NameWitness(cast.Officer(Witness)));
        }
    }

    private async Task CountersignAsync(Guid meeting)
    {
        foreach (var device in witnesses)
        {
            var phone = byLink[(device.Role, device.PersonNumber)];
            var sight = await phone.GetAsync<CountersigningView>($"meetings/{meeting}/countersigning");
            await phone.DoAsync($"meetings/{meeting}/witness-checkpoint", device.Countersign(sight));
        }
    }

    private WitnessDevice DeviceOf((Role Role, string Key) link) => new(
        link.Role,
        link.Key,
        new RepeatableSigner(RepeatableSigner.Secret(options.Seed, $"key of {link}")),
        draw => RepeatableSigner.Secret(options.Seed, $"secret of {link} in draw {draw}"));

    /// <summary>Everybody who has a link and no device yet opens it.</summary>
    private async Task BindAsync(Caller union, Guid meeting)
    {
        foreach (var link in await union.GetAsync<List<LinkView>>($"meetings/{meeting}/links"))
        {
            if (!byLink.ContainsKey((link.Role, link.PersonKey)))
            {
                var caller = New();
                await caller.SignInAsync(link.Token);
                byLink[(link.Role, link.PersonKey)] = caller;
            }
        }
    }

    private async Task GatherAsync(Caller union, Guid meeting)
    {
        var path = $"meetings/{meeting}";
        var view = await union.GetAsync<MeetingView>(path);
        var absent = view.Judges.Where(j => j.Kind == JudgeKind.Representative).Take(options.Absent).Select(j => j.Label).ToList();
        foreach (var judge in view.Judges.Concat(view.Reserves).Where(j => !absent.Contains(j.Label)))
        {
            await union.DoAsync($"{path}/check-in", new CheckIn(judge.Label));
        }

        // Where everybody sits, nobody waits to take a seat.
        foreach (var label in SeatsAll ? [] : absent)
        {
            await union.DoAsync($"{path}/seat-reserve", new SeatReserve(label, VacancyReason.Absent));
            narrator.Say($"{label} 缺席，由候补递补。", $"{label} is absent; a reserve takes the seat.");
        }

        if (SeatsAll && absent.Count > 0)
        {
            narrator.Say($"{absent.Count} 名评委缺席。", $"{absent.Count} judges are absent.");
        }

        await union.DoAsync($"{path}/open-session", new OpenSession());
        narrator.Say($"评委签到，达到法定人数，会议开始。", $"The judges have checked in, the quorum is there, the session is open.");
    }
}

/// <summary>The officers of the rehearsal, each at an own device.</summary>
internal sealed record Officers(Caller Union, Caller Clerk, Caller Evaluation, Caller Reviewer, Caller Discipline);
