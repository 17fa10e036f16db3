using DemocraticReview.App.Commands;
using DemocraticReview.App.Recording;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Kill.Tests;

/// <summary>A round on phones: every judge's phone, and three key holders. What phones register and cast is no command and dies with none.</summary>
internal sealed class Phones(Play play, Office office, Guid meeting, Dictionary<(Role Role, string Key), Person> people) : IRoundStage
{
    private readonly string path = $"meetings/{meeting}";
    private IReadOnlyList<HolderDevice> holders = [];
    private string someone = "";

    /// <summary>Half of the judges are satisfied.</summary>
    public async Task TakeAsync(int number, IReadOnlyList<JudgeView> judges)
    {
        var phones = judges.Select(j => new JudgePhone(j.Label, Secret($"phone {j.Label}"), new RandomScalars(Secret($"ballots {j.Label}")))).ToList();
        var round = new PlayedRound(this, await NameAsync(judges[0]));
        await round.MakeKeysAsync();
        someone = phones[0].Label;
        await SendAsync(office.Union, new SetUpTablet());
        await SendAsync(office.Union, new ChooseTablet(true, someone));
        await SendAsync(office.Union, new ChooseTablet(false, someone));
        await round.OpenAsync(number, phones);
        foreach (var (phone, i) in phones.Select((p, i) => (p, i)))
        {
            await round.VoteAsync(number, phone, i % 2);
        }

        await ScrutineerAsync(new CloseBox(number));
        await round.CountAsync(number);
        holders = round.Holders;
    }

    /// <summary>Once nothing is left to be opened with them.</summary>
    public async Task DestroyKeysAsync()
    {
        foreach (var holder in holders)
        {
            await HolderAsync(holder, new DestroyKey());
        }
    }

    public async Task OfficeAsync(OnMeeting command)
    {
        if (command is OpenBox { Item: var opening })
        {
            await SendAsync(office.Union, new CheckList(opening, someone));
        }

        await SendAsync(office.Union, command);
        if (command is OpenRegistration { Item: var item })
        {
            await SendAsync(office.Union, new EmptyRegistration(item, "一位评委换了手机"));
        }
    }

    public Task ScrutineerAsync(OnMeeting command) => SendAsync(people[(Role.Scrutineer, Cast.Officer(1).Number)], command);

    public Task HolderAsync(HolderDevice holder, OnMeeting command) => SendAsync(PersonOf(holder), command);

    public Task<HolderView> LookAsync(HolderDevice holder) => PersonOf(holder).GetAsync<HolderView>($"{path}/keys?since=0");

    public Task<byte[]> ArchiveAsync(HolderDevice holder, BoxView box) => PersonOf(holder).DownloadAsync($"{path}/items/{box.Item}/box");

    public Task<VoteView> LookAsync(JudgePhone phone, int item) => PersonOf(phone).GetAsync<VoteView>($"{path}/items/{item}/vote?since=0");

    public Task RegisterAsync(JudgePhone phone, RegisterCredential act) => SealAsync<object>(phone, act.Item, "credential", new CredentialBody(act.Item, act.Round, act.Credential!));

    public Task AcknowledgeAsync(JudgePhone phone, AcknowledgeList act) => SealAsync<object>(phone, act.Item, "acknowledgement", new AcknowledgementBody(act.Item, act.Round, act.List!));

    public Task<BallotReceipt> CastAsync(JudgePhone phone, CastBallot act) => SealAsync<BallotReceipt>(phone, act.Item, "ballot", new BallotBody(act.Ballot!));

    private async Task<IReadOnlyList<HolderDevice>> NameAsync(JudgeView judge)
    {
        var named = new List<HolderDevice>();
        foreach (var (role, officer, part) in ((Role, int, WitnessPart)[])[(Role.Scrutineer, 1, WitnessPart.Scrutineer), (Role.Observer, 4, WitnessPart.Observer)])
        {
            await SendAsync(office.Union, new NameHolder(Cast.Officer(officer), part));
            named.Add(DeviceOf(role, Cast.Officer(officer).Number));
        }

        await SendAsync(office.Union, new NameHolder(judge.Person!, WitnessPart.Judge));
        return [.. named, DeviceOf(Role.Judge, judge.Label)];
    }

    private Task<T> SealAsync<T>(JudgePhone phone, int item, string what, object body) => PersonOf(phone).PostAsync<T>($"{path}/items/{item}/vote/{what}", body, what);

    private Task<Answer> SendAsync(Person who, Command command) => play.SendAsync(who, $"{path}/{Story.NameOf(command)}", command);

    private Person PersonOf(HolderDevice holder) => people[(holder.Role, holder.Key)];

    private Person PersonOf(JudgePhone phone) => people[(Role.Judge, phone.Label)];

    private static HolderDevice DeviceOf(Role role, string key) => new(role, key, new RepeatableSigner(Secret($"device {key}")), new RandomScalars(Secret($"holder {key}")));

    private static byte[] Secret(string purpose) => RepeatableSigner.Secret(1, purpose);
}
