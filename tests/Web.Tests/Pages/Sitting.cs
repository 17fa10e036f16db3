using System.Security.Cryptography;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Questioning;
using DemocraticReview.App.Recording;
using DemocraticReview.App.Rights;
using DemocraticReview.App.Tallying;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting.Belenios;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Rehearsing;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>A meeting that the office leads on through the API.</summary>
public sealed class Sitting(Works works, Guid id)
{
    private readonly Dictionary<Role, Caller> callers = [];

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

    /// <summary>The draw in public, played by two phones without a browser; where everybody sits, that.</summary>
    public PlayedDraw Draw()
    {
        WitnessDevice[] devices = [Witness(Role.Scrutineer, "80"), Witness(Role.Observer, "83")];
        return new PlayedDraw(
            () => works.Union.GetAsync<DrawView>($"{Path}/draw"),
            c => OfficeAsync(CommandRoutes.PathOf(c.GetType()), c),
            async (d, c) => await (await CallerAsync(d.Role)).DoAsync($"{Path}/{CommandRoutes.PathOf(c.GetType())}", c),
            devices,
            n => "4029136587"[..n]);
    }

    public async Task NotifyAsync()
    {
        await Draw().HoldAsync();
        await OfficeAsync("notify-judges", new NotifyJudges());

        await PutPhonesAsideAsync();
    }

    /// <summary>Whoever reads a page of the scrutineer or the observer then comes by a link that no device holds.</summary>
    public async Task PutPhonesAsideAsync()
    {
        foreach (var role in callers.Keys)
        {
            await ReissueAsync((await LinksAsync(role))[0]);
        }

        callers.Clear();
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

    public async Task CloseQuestioningAsync()
    {
        await OfficeAsync("give-last-word", new GiveLastWord(1, null, (await ViewAsync()).Items[0].Facts.Respondents[0].Number));
        await OfficeAsync("close-questioning", new CloseQuestioning(1));
    }

    /// <summary>From the announcement to where a ballot on phones is set up: the judges sit, the questions are asked, the key holders are named.</summary>
    public async Task GoToVoteAsync()
    {
        await NotifyAsync();
        await OpenAsync();
        await CloseQuestioningAsync();
        await NameHoldersAsync();
    }

    /// <summary>Key holders of a ballot on phones: the scrutineer, the observer and the last judge.</summary>
    public async Task NameHoldersAsync()
    {
        var view = await ViewAsync();
        foreach (var (role, part) in new[] { (Role.Scrutineer, WitnessPart.Scrutineer), (Role.Observer, WitnessPart.Observer) })
        {
            var officer = view.Officers.First(o => o.Role == role);
            await OfficeAsync("name-holder", new NameHolder(new Person(officer.Number, officer.Name, works.Say("工会办公室"), works.Say("干事")), part));
        }

        await OfficeAsync("name-holder", new NameHolder(view.Judges[^1].Person!, WitnessPart.Judge));
    }

    /// <summary>Every holder's phone makes its key. No phone of these has a screen.</summary>
    /// <param name="labels">Judges whose phones take part in the round, beside the one who holds a key.</param>
    public async Task<PlayedRound> MakeKeysAsync(params IReadOnlyList<string> labels)
    {
        var view = await ViewAsync();
        var judge = view.Judges[^1].Label;
        var people = new Dictionary<(Role, string), Caller>();
        foreach (var link in (await works.Union.GetAsync<List<LinkView>>($"{Path}/links")).Where(l => l.Role == Role.Judge && (l.PersonKey == judge || labels.Contains(l.PersonKey))))
        {
            people[(Role.Judge, link.PersonKey)] = await works.EnterAsync(link.Path);
        }

        foreach (var role in new[] { Role.Scrutineer, Role.Observer })
        {
            people[(role, view.Officers.First(o => o.Role == role).Number)] = await CallerAsync(role);
        }

        var holders = people.Keys.Where(k => k.Item1 != Role.Judge || k.Item2 == judge).OrderBy(k => k.Item1 != Role.Scrutineer)
            .Select(k => new HolderDevice(k.Item1, k.Item2, DeviceKey.New(), new RandomScalars(RandomNumberGenerator.GetBytes(32))));
        var round = new PlayedRound(new PhoneStage(works.Union, id, people), [.. holders]);
        await round.MakeKeysAsync();
        return round;
    }

    public async Task OpenBallotAsync()
    {
        await CloseQuestioningAsync();
        await OfficeAsync("open-ballot", new OpenBallot(1, BallotChannel.Paper, (await ViewAsync()).Items[0].N));
    }

    /// <summary>The scrutineer closes the box over every paper.</summary>
    public async Task CloseBoxAsync() => await (await ScrutineerAsync()).DoAsync($"{Path}/close-ballot", new CloseBallot(1, (await ViewAsync()).Items[0].N));

    /// <summary>Tellers key the same count; the scrutineer signs, if asked.</summary>
    public async Task CountAsync(PaperCount count, bool sign = true)
    {
        foreach (var link in await LinksAsync(Role.Teller))
        {
            await (await works.EnterAsync(link)).DoAsync($"{Path}/enter-count", new EnterCount(1, count));
        }

        if (sign)
        {
            await (await ScrutineerAsync()).DoAsync($"{Path}/sign-tally", new SignTally(1));
        }
    }

    /// <summary>The office gives the holder of a link another one.</summary>
    public async Task ReissueAsync(string link)
    {
        var holder = (await works.Union.GetAsync<List<LinkView>>($"{Path}/links")).Single(l => l.Path == link);
        await OfficeAsync("reissue-link", new ReissueLink(holder.Role, holder.PersonKey));
    }

    private Task<Caller> ScrutineerAsync() => CallerAsync(Role.Scrutineer);

    internal async Task<Caller> CallerAsync(Role role) =>
        callers.TryGetValue(role, out var caller) ? caller : callers[role] = await works.EnterAsync((await LinksAsync(role))[0]);

    private static WitnessDevice Witness(Role role, string number)
    {
        var secret = RandomNumberGenerator.GetBytes(DrawHashes.SecretLength);
        return new WitnessDevice(role, number, DeviceKey.New(), _ => secret);
    }
}
