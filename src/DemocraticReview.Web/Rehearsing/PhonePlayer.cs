using DemocraticReview.App.Recording;
using DemocraticReview.App.Voting;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Rehearsing;

/// <summary>The phones and key holders of a rehearsal. What they draw at random follows from the seed; in a real meeting nobody foresees it.</summary>
internal sealed class PhonePlayer(Caller union, Guid meeting, IReadOnlyDictionary<(Role Role, string Key), Caller> people, int seed)
{
    private readonly PhoneStage stage = new(union, meeting, people);
    private readonly Dictionary<string, JudgePhone> phones = new(StringComparer.Ordinal);
    private PlayedRound? round;

    /// <summary>At the sign-in table, once: the scrutineer, the observer and a judge hold the keys.</summary>
    public async Task<PlayedRound> KeysAsync(MeetingView view)
    {
        if (round is not null)
        {
            return round;
        }

        var judge = view.Judges.First(j => j.CheckedIn);
        var holders = new List<HolderDevice>();
        foreach (var (role, part) in new[] { (Role.Scrutineer, WitnessPart.Scrutineer), (Role.Observer, WitnessPart.Observer) })
        {
            var officer = view.Officers.First(o => o.Role == role);
            await stage.OfficeAsync(new NameHolder(new(officer.Number, officer.Name, "工会办公室", "干事"), part));
            holders.Add(DeviceOf(role, officer.Number));
        }

        await stage.OfficeAsync(new NameHolder(judge.Person!, WitnessPart.Judge));
        holders.Add(DeviceOf(Role.Judge, judge.Label));
        round = new PlayedRound(stage, holders);
        await round.MakeKeysAsync();
        return round;
    }

    public IReadOnlyList<JudgePhone> PhonesOf(IEnumerable<string> labels) => [.. labels.Select(PhoneOf)];

    private JudgePhone PhoneOf(string label) => phones.TryGetValue(label, out var known)
        ? known
        : phones[label] = new JudgePhone(label, Secret($"phone {label}"), new RandomScalars(Secret($"ballots of {label}")));

    private HolderDevice DeviceOf(Role role, string key) =>
        new(role, key, new RepeatableSigner(Secret($"holder's device {key}")), new RandomScalars(Secret($"holder {key}")));

    private byte[] Secret(string purpose) => RepeatableSigner.Secret(seed, purpose);
}
