using App.Tests.Hosting;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Recording;
using DemocraticReview.App.Voting;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;

namespace App.Tests.Voting;

/// <summary>A meeting that votes on phones: judges' phones and key holders' devices at the flow port.</summary>
internal sealed class PhonePlay : IRoundStage
{
    private readonly RecordKeyFolder keys;
    private readonly Polls polls = new();
    private readonly int seed;

    private PhonePlay(MeetingPlay meeting, TestDatabase database, int seed)
    {
        (Meeting, this.seed) = (meeting, seed);
        keys = new RecordKeyFolder(database.KeyFolder, null);
    }

    public MeetingPlay Meeting { get; }

    public PlayedRound Round { get; private set; } = null!;

    public List<JudgePhone> Phones { get; } = [];

    private ReviewHost Host => Meeting.Play.Host;

    /// <summary>A meeting whose first item's questioning is over, with three keys made.</summary>
    public static async Task<PhonePlay> QuestionedAsync(Play play, TestDatabase database, string number = "2026-01", int seed = 1, int items = 1)
    {
        var meeting = await (await play.MeetingAsync(number, items)).ToAsync(Scene.Questioned);
        var phones = new PhonePlay(meeting, database, seed);
        await phones.NameAsync();
        await phones.Round.MakeKeysAsync();
        return phones;
    }

    public JudgePhone PhoneOf(string label, int generation = 0) =>
        new(label, Secret($"phone {label} {generation}"), new RandomScalars(Secret($"random {label} {generation}")));

    public async Task<PhonePlay> OpenAsync(int item = 1)
    {
        await Round.OpenAsync(item, Phones);
        return this;
    }

    /// <summary>Judges vote in the order of their labels.</summary>
    public async Task VoteAsync(int satisfied, int dissatisfied, int abstained, int item = 1)
    {
        var choices = Enumerable.Repeat<int?>(0, satisfied).Concat(Enumerable.Repeat<int?>(1, dissatisfied)).Concat(Enumerable.Repeat<int?>(null, abstained));
        foreach (var (phone, choice) in Phones.Zip(choices))
        {
            await Round.VoteAsync(item, phone, choice);
        }
    }

    public Task<VoteView> SightAsync(JudgePhone phone, int item = 1) => LookAsync(phone, item);

    public Actor ActorOf(JudgePhone phone) => Hosting.Cast.Judge(Meeting.Id, phone.Label);

    public async Task<Rule> RefusalAsync<T>(JudgePhone phone, SealedAct<T> act) =>
        (await Should.ThrowAsync<BrokenRuleException>(() => Host.Flow.SealAsync(act, ActorOf(phone), Meeting.Play.EnterpriseId, default))).Rule;

    /// <summary>Everything that is in the open box.</summary>
    public Task<List<BallotRow>> BoxAsync() => Meeting.Play.RowsAsync(db => db.Ballots.Where(b => b.MeetingId == Meeting.Id).OrderBy(b => b.Key).ThenBy(b => b.Number));

    public Task<byte[]> BundleAsync() => Host.WithAsync(db => new RecordExport(db, keys).BundleAsync(Meeting.Id, default), Meeting.Play.EnterpriseId);

    public Task OfficeAsync(OnMeeting command) => Meeting.DoAsync(command);

    public Task ScrutineerAsync(OnMeeting command) => Meeting.DoAsync(command, Hosting.Cast.Scrutineer(Meeting.Id));

    public Task HolderAsync(HolderDevice holder, OnMeeting command) => Meeting.DoAsync(command, ActorOf(holder));

    public Task<HolderView> LookAsync(HolderDevice holder) =>
        ReadAsync(r => r.HolderAsync(Meeting.Id, ActorOf(holder), i => $"{i}", 0, default));

    public Task<byte[]> ArchiveAsync(HolderDevice holder, BoxView box) => ReadAsync(r => r.ArchiveAsync(Meeting.Id, box.Item, default));

    public Task<VoteView> LookAsync(JudgePhone phone, int item) => ReadAsync(r => r.VoteAsync(Meeting.Id, item, phone.Label, 0, default));

    public Task RegisterAsync(JudgePhone phone, RegisterCredential act) => SealAsync(phone, act);

    public Task AcknowledgeAsync(JudgePhone phone, AcknowledgeList act) => SealAsync(phone, act);

    public Task<BallotReceipt> CastAsync(JudgePhone phone, CastBallot act) => SealAsync(phone, act);

    /// <summary>What went over the wire, each with the label behind its cookie.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<(string Label, string Body)> Traffic { get; } = new();

    public async Task<T> SealAsync<T>(JudgePhone phone, SealedAct<T> act)
    {
        var answer = await Host.Flow.SealAsync(act, ActorOf(phone), Meeting.Play.EnterpriseId, default);
        Traffic.Enqueue((phone.Label, System.Text.Json.JsonSerializer.Serialize(act, act.GetType(), DemocraticReview.Core.Recording.EventCatalog.Json)));
        Traffic.Enqueue((phone.Label, System.Text.Json.JsonSerializer.Serialize(answer, DemocraticReview.Core.Recording.EventCatalog.Json)));
        return answer;
    }

    public Actor ActorOf(HolderDevice holder) => new(holder.Role, $"link-{holder.Key}", holder.Key, Meeting.Id);

    private async Task NameAsync()
    {
        var state = await Meeting.StateAsync();
        var judge = state.Heads[0];
        await Meeting.DoAsync(new NameHolder(Some.Person("S1"), WitnessPart.Scrutineer));
        await Meeting.DoAsync(new NameHolder(Some.Person("O1"), WitnessPart.Observer));
        await Meeting.DoAsync(new NameHolder(judge.Person, WitnessPart.Judge));
        Round = new PlayedRound(this, [Device(Role.Scrutineer, "S1"), Device(Role.Observer, "O1"), Device(Role.Judge, judge.Label)]);
        Phones.AddRange(state.Item(1).Seated.Select(l => PhoneOf(l)));
    }

    private HolderDevice Device(Role role, string key) =>
        new(role, key, new RepeatableSigner(Secret($"device {key}")), new RandomScalars(Secret($"holder {key}")));

    private byte[] Secret(string purpose) => RepeatableSigner.Secret(seed, purpose);

    private Task<T> ReadAsync<T>(Func<VoteReading, Task<T>> read) =>
        Host.WithAsync(db => read(new VoteReading(db, new Ledger(db), polls, keys)), Meeting.Play.EnterpriseId);
}
