using System.Security.Cryptography;
using DemocraticReview.App.Drawing;
using DemocraticReview.Core.Drawing;
using DemocraticReview.App.Recording;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Rectifying;
using DemocraticReview.App.Tallying;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Tests.Api;

/// <summary>One meeting of one item, brought as far as a test needs it; everybody comes in by an own link.</summary>
public sealed class Hall(Works works, Device union, Guid id) : IDisposable
{
    private readonly Dictionary<(Role Role, string Key), Device> people = [];

    public Guid Id => id;

    public string Path => $"meetings/{id}";

    /// <summary>Prepared: an agenda of one item, a scrutineer, two tellers, an observer, one head.</summary>
    public static async Task<Hall> PreparedAsync(Works works, Device? union = null, Device? evaluation = null, Device? reviewer = null)
    {
        union ??= works.Union;
        var number = works.NextNumber();
        var created = await union.DoAsync("meetings", new CreateMeeting($"彩排-{number}", "民主评议会", DateTimeOffset.UtcNow.AddDays(7), "职工活动中心", 15, IsRehearsal: true));
        var hall = new Hall(works, union, created.Id);
        await hall.DoAsync("put-on-agenda", new PutOnAgenda(await works.FlaggedItemAsync(evaluation ?? works.Evaluation, reviewer ?? works.Reviewer)));
        await hall.DoAsync("appoint-head", new AppointHead(Some.Head(number)));
        Role[] roles = [Role.Scrutineer, Role.Teller, Role.Teller, Role.Observer];
        foreach (var (role, i) in roles.Select((r, i) => (r, i)))
        {
            await hall.DoAsync("appoint-officer", new AppointOfficer(role, Some.Officer(i)));
        }

        return hall;
    }

    /// <summary>Announced, drawn and notified: everybody has a link.</summary>
    public static async Task<Hall> NotifiedAsync(Works works)
    {
        var hall = await PreparedAsync(works);
        await hall.DoAsync("announce-meeting", new AnnounceMeeting());
        await hall.Draw().HoldAsync();
        await hall.DoAsync("notify-judges", new NotifyJudges());
        return hall;
    }

    /// <summary>Everybody is there, the session and the item's questioning are open.</summary>
    public static async Task<Hall> QuestioningAsync(Works works)
    {
        var hall = await NotifiedAsync(works);
        foreach (var judge in (await hall.ViewAsync()).Judges)
        {
            await hall.DoAsync("check-in", new CheckIn(judge.Label));
        }

        await hall.DoAsync("open-session", new OpenSession());
        await hall.DoAsync("open-questioning", new OpenQuestioning(1));
        return hall;
    }

    /// <summary>The box is closed over a paper of every judge; the tellers begin.</summary>
    public static async Task<Hall> CountingAsync(Works works)
    {
        var hall = await QuestioningAsync(works);
        await (await hall.ComeInAsync(Role.Respondent)).DoAsync($"{hall.Path}/give-last-word", new GiveLastWord(1, "愿意接受监督。"));
        await hall.DoAsync("close-questioning", new CloseQuestioning(1));
        await hall.DoAsync("open-ballot", new OpenBallot(1, BallotChannel.Paper, 16));
        await (await hall.ComeInAsync(Role.Scrutineer)).DoAsync($"{hall.Path}/close-ballot", new CloseBallot(1, 16));
        return hall;
    }

    /// <summary>Counted and signed, and with it decided by the flow.</summary>
    public static async Task<Hall> DecidedAsync(Works works, int satisfied = 9)
    {
        var hall = await CountingAsync(works);
        foreach (var teller in await hall.TellersAsync())
        {
            await teller.DoAsync($"{hall.Path}/enter-count", new EnterCount(1, new PaperCount(satisfied, 16 - satisfied, 0, 0)));
        }

        await (await hall.ComeInAsync(Role.Scrutineer)).DoAsync($"{hall.Path}/sign-tally", new SignTally(1));
        return hall;
    }

    /// <summary>Published, concluded and on file.</summary>
    public static async Task<Hall> ClosedAsync(Works works)
    {
        var hall = await DecidedAsync(works);
        await hall.CloseAsync();
        return hall;
    }

    public async Task CloseAsync()
    {
        await DoAsync("publish-result", new PublishResult(1));
        await DoAsync("conclude-meeting", new ConcludeMeeting());
        await DoAsync("close-meeting", new CloseMeeting());
    }

    /// <summary>The draw in public, with the scrutineer's and the observer's phones.</summary>
    public PlayedDraw Draw()
    {
        WitnessDevice[] devices = [Witness(Role.Scrutineer, 0), Witness(Role.Observer, 3)];
        return new PlayedDraw(
            () => union.ReadAsync<DrawView>($"{Path}/draw"),
            c => DoAsync(CommandRoutes.PathOf(c.GetType()), c),
            async (d, c) => await (await ComeInAsync(d.Role)).DoAsync($"{Path}/{CommandRoutes.PathOf(c.GetType())}", c),
            devices,
            n => "4029136587"[..n]);
    }

    private static WitnessDevice Witness(Role role, int officer)
    {
        var secret = RandomNumberGenerator.GetBytes(DrawHashes.SecretLength);
        return new WitnessDevice(role, Some.Officer(officer).Number, DeviceKey.New(), _ => secret);
    }

    /// <summary>The office gives a command.</summary>
    public Task DoAsync(string act, object command) => union.DoAsync($"{Path}/{act}", command);

    public Task<MeetingView> ViewAsync() => union.ReadAsync<MeetingView>(Path);

    public async Task<IReadOnlyList<LinkView>> LinksAsync() => await union.ReadAsync<List<LinkView>>($"{Path}/links");

    /// <summary>Somebody of this meeting at an own device: the first of a role, or the one with that key.</summary>
    public async Task<Device> ComeInAsync(Role role, string? key = null)
    {
        var link = (await LinksAsync()).First(l => l.Role == role && (key is null || l.PersonKey == key));
        if (!people.TryGetValue((role, link.PersonKey), out var device))
        {
            device = people[(role, link.PersonKey)] = works.NewDevice();
            (await device.PostAsync("sign-in/link", new LinkSignIn(link.Token))).Ok<SignedIn>();
        }

        return device;
    }

    public async Task<IReadOnlyList<Device>> TellersAsync()
    {
        var keys = (await LinksAsync()).Where(l => l.Role == Role.Teller).Select(l => l.PersonKey);
        return [await ComeInAsync(Role.Teller, keys.First()), await ComeInAsync(Role.Teller, keys.Last())];
    }

    public void Dispose()
    {
        foreach (var device in people.Values)
        {
            device.Dispose();
        }
    }
}
