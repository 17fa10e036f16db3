using System.Numerics;
using Core.Tests.Recording;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;

namespace Core.Tests.Voting;

/// <summary>A meeting that votes on phones, with what the phones, the holders' devices and the server's tables would hold.</summary>
internal sealed class APhoneRound
{
    public static readonly ProcedureSettings Settings = Some.Settings with { Channels = [BallotChannel.Phone, BallotChannel.Paper] };

    private readonly RandomScalars _scalars = new(Some.Bytes(321));
    private readonly Dictionary<string, Credential> _phones = new(StringComparer.Ordinal);
    private readonly List<ReadOnlyMemory<byte>> _box = [];

    private APhoneRound(AMeeting meeting) => Meeting = meeting;

    public AMeeting Meeting { get; }

    public HashSet<string> Registered { get; } = new(StringComparer.Ordinal);

    public HashSet<GroupElement> Credentials { get; } = [];

    public List<BigInteger> Secrets { get; } = [];

    public BoxArchive? Archive { get; private set; }

    public IReadOnlyList<string> Labels => [.. Meeting.Item1.Seated];

    public static APhoneRound With(ProcedureSettings? settings = null, int items = 1) => new(AMeeting.With(items: items, settings: settings ?? Settings));


    public APhoneRound Named()
    {
        Meeting.Questioned();
        foreach (var (part, person) in new[] { (WitnessPart.Scrutineer, Some.Scrutineer), (WitnessPart.Observer, Some.Observer), (WitnessPart.Judge, Meeting.State.Heads[0].Person) })
        {
            Meeting.Do(m => KeyHolders.Name(m, person, part));
        }

        return this;
    }

    public APhoneRound WithKeys()
    {
        Named();
        foreach (var holder in Meeting.State.KeyHolders)
        {
            Secrets.Add(_scalars.Next());
            Meeting.Do(m => Key(m, holder.Number, HolderKey.Make(Secrets[^1], _scalars)));
        }

        return this;
    }

    public static KeyRegistered Key(ReviewMeeting meeting, int holder, HolderKey key, int? device = null, IReadOnlySet<GroupElement>? before = null)
    {
        var signer = TestKey.Of(device ?? holder);
        return KeyHolders.Register(
            meeting, meeting.KeyHolders[holder - 1].PersonNumber, signer.Key, key.Json, signer.SignHex(HolderKey.ToSign(meeting.Id, holder, key.Key)), before ?? new HashSet<GroupElement>());
    }

    public APhoneRound Registering()
    {
        if (Meeting.State.KeyHolders.IsEmpty)
        {
            WithKeys();
        }

        Meeting.Do(m => PhoneRounds.OpenRegistration(m, 1));
        return this;
    }

    public APhoneRound Register(params IEnumerable<string> labels)
    {
        foreach (var label in labels)
        {
            var phone = _phones[label] = Credential.Of(_scalars.Next());
            Credentials.Add(BallotBox.Register(Meeting.State, 1, label, phone.Public.Text, Registered.Contains(label), Credentials));
            Registered.Add(label);
        }

        return this;
    }

    public APhoneRound Frozen(int? heads = null)
    {
        if (Meeting.Item1.Phone is null)
        {
            Registering().Register(Labels);
        }

        Meeting.Do(m => PhoneRounds.CountHeads(m, 1, heads ?? Registered.Count));
        Meeting.Do(m => PhoneRounds.Freeze(m, 1, Credentials, Registered));
        return this;
    }

    public APhoneRound Signed()
    {
        if (Meeting.Item1.Phone?.List is null)
        {
            Frozen();
        }

        Meeting.Do(m => PhoneRounds.SignList(m, 1, TestKey.Of(1).SignHex(PhoneRounds.ListToSign(m, 1))));
        return this;
    }

    public APhoneRound Opened()
    {
        if (Meeting.Item1.Phone?.Signature is null)
        {
            Signed();
        }

        Meeting.Do(m => PhoneRounds.Open(m, 1, Registered));
        return this;
    }

    public byte[] Ballot(string label, params int[] ticked) => BallotMaker.Make(PhoneRounds.PollOf(Meeting.State, 1), _phones[label], ticked, _scalars);

    /// <summary>As the server does it: the decision first, then the payload is kept.</summary>
    public CastOutcome Cast(byte[] payload, bool? isOnList = null)
    {
        var poll = PhoneRounds.PollOf(Meeting.State, 1);
        var ballot = SealedBallot.Read(payload, poll.Question);
        var earlier = _box.Select(b => SealedBallot.Read(b, poll.Question)).Where(b => b.Credential == ballot.Credential).Select(b => b.PayloadHash).ToList();
        var outcome = BallotBox.Cast(
            Meeting.State, 1, poll, ballot, isOnList ?? Credentials.Contains(ballot.Credential), earlier.LastOrDefault(), earlier.SkipLast(1).ToHashSet());
        if (outcome != CastOutcome.SameAgain)
        {
            _box.Add(payload);
        }

        return outcome;
    }

    public APhoneRound Voted(int satisfied, int dissatisfied, int abstained = 0)
    {
        Opened();
        for (var i = 0; i < satisfied + dissatisfied + abstained; i++)
        {
            Cast(Ballot(Labels[i], i < satisfied ? 1 : 0, i >= satisfied && i < satisfied + dissatisfied ? 1 : 0)).ShouldBe(CastOutcome.Stored);
        }

        return this;
    }

    public APhoneRound Closed()
    {
        Meeting.Reminded();
        var (archive, box) = BallotBox.Close(Meeting.State, 1, Credentials, _box, 1_795_166_164);
        Archive = archive;
        Meeting.Do(m => Ballots.Close(m, 1, box, confirmMissing: true));
        return this;
    }

    /// <summary>A meeting in which everything happens that belongs to a round on phones.</summary>
    public static AMeeting WithEveryEvent()
    {
        var round = With().Registering();
        round.Meeting.Do(m => PhoneRounds.Empty(m, 1, "一名评委回避。"));
        round.Meeting.Do(Tablets.SetUp).Do(m => Tablets.Choose(m, round.Labels[0], true, false)).Do(m => Tablets.Choose(m, round.Labels[0], false, false));
        round.Register(round.Labels).Signed().Meeting.Do(m => PhoneRounds.Check(m, 1, round.Labels[0]));
        round.Voted(9, 7, 1).Closed().Counted();
        return round.Meeting.Published().Do(m => KeyHolders.Destroy(m, Some.Scrutineer.Number));
    }

    public string Part(int holder) => System.Text.Encoding.ASCII.GetString(PartialDecryption.Make(Archive!.Poll, Archive.Tally!, Secrets[holder - 1], _scalars).Json);

    public APhoneRound Give(int holder)
    {
        Meeting.Do(m => BoxCounting.Give(m, 1, m.KeyHolders[holder - 1].PersonNumber, Part(holder)));
        return this;
    }

    public APhoneRound Counted()
    {
        Give(1).Give(2).Give(3);
        Meeting.Do(m => Counting.Sign(m, 1));
        Archive = BoxCounting.Publish(Meeting.State, 1, Archive!);
        return this;
    }
}
