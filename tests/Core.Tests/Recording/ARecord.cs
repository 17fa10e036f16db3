using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Core.Tests.Drawing;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;

namespace Core.Tests.Recording;

/// <summary>The record that a server would keep beside a meeting: signed entry by entry, with the works' log. Keys are the same in every run.</summary>
internal sealed class ARecord
{
    public const int ServerKey = 100;

    private readonly List<RecordEntry> _entries = [];
    private readonly Dictionary<int, byte[]> _rosters = [];
    private readonly int _seed;

    private readonly byte[] _workflow;

    private ARecord(AMeeting meeting, byte[] workflow, WorksLog? log, int seed, int corps, TestKey key)
    {
        (Meeting, _workflow, Log, _seed, Key) = (meeting, workflow, log ?? new WorksLog(), seed, key);
        Corps = Some.Corps(corps);
        var state = (ReviewMeeting?)null;
        foreach (var happened in meeting.Events)
        {
            Add(state, happened);
            state = state is null ? ReviewMeeting.From([happened]) : happened.Apply(state);
        }

        meeting.Happened += Add;
        meeting.DrawnBy = m => DrawInPublic();
    }

    private static byte[] Shipped { get; } = File.ReadAllBytes(Path.Combine(Repository.Root, "workflows", "changgang-review.json"));

    /// <summary>Those of the shipped file.</summary>
    public static ProcedureSettings Settings { get; } = SettingsReader.Read(JsonElement.Parse(Shipped).GetProperty("settings"), "changgang-review").Settings!;

    public AMeeting Meeting { get; }

    public WorksLog Log { get; }

    public IReadOnlyList<CorpsMember> Corps { get; }

    public IReadOnlyList<RecordEntry> Entries => _entries;

    public IReadOnlyDictionary<int, byte[]> Rosters => _rosters;

    public TreeHead Head => Bundle.HeadOf(_entries);

    public TestKey Key { get; private set; }

    public PublicDraw Devices => new(Corps, Meeting.Now, _seed) { Frozen = HeadAfter<RosterFrozen>(), Committed = HeadAfter<DrawCommitted>() };

    /// <summary>A meeting of the shipped procedure, or of one with settings of its own, and its record from the first entry on.</summary>
    public static ARecord Of(int items = 1, int heads = 2, ProcedureSettings? settings = null, WorksLog? log = null, int id = 900, int corps = 60, int seed = 1, int key = ServerKey)
    {
        var workflow = settings is null ? Shipped : CanonicalJson.Write(new JsonObject { ["definitionId"] = settings.Procedure, ["settings"] = SettingsBody.Of(settings) });
        var definition = new DefinitionRef((settings ?? Settings).Procedure, 1, Hex.Of(SHA256.HashData(workflow)));
        return new(AMeeting.With(items, heads, settings: settings ?? Settings, id: id, definition: definition, corps: corps), workflow, log, seed, corps, TestKey.Of(key));
    }

    /// <summary>Two items, one passed and one referred, a reserve called, checkpoints witnessed; closed.</summary>
    public static ARecord Whole(WorksLog? log = null, int id = 900, int seed = 1)
    {
        var record = Of(items: 2, log: log, id: id, seed: seed);
        record.Meeting.Drawn();
        var late = record.Meeting.State.Seats[3].Label;
        record.Meeting.CheckedIn(late).Do(m => Seating.Fill(m, late, VacancyReason.Ill));
        record.Meeting.Published(1, satisfied: 9, dissatisfied: 8);
        record.Witness(1);
        record.Meeting.Published(2, satisfied: 8, dissatisfied: 9);
        record.Meeting.Do(DemocraticReview.Core.Rectifying.Rectifications.Conclude);
        record.Meeting.Now = record.Meeting.Now.AddDays(30);
        record.Meeting.Do(m => DemocraticReview.Core.Rectifying.Rectifications.Close(m, record.Meeting.Now));
        return record;
    }

    /// <summary>A panel of sixty and nobody beside.</summary>
    public static ARecord OfSixty() => Of(heads: 0, settings: Settings with { Seats = 60 }, corps: 240);

    public void DrawInPublic()
    {
        do
        {
            Step();
        }
        while (Meeting.State.Drawing is not null);
    }

    public void Step() => Meeting.Do(m => Devices.Next(m));

    /// <summary>A witness's phone signs the record as it stands.</summary>
    public void Witness(int witness) => Meeting.Do(m => CheckpointWitnessed.By(
        m, witness, Head, TestKey.Of(witness).SignHex(CheckpointWitnessed.Message(m.EnterpriseId, m.Id, Head))));

    /// <summary>A new key of the record, in the works' log and in this meeting.</summary>
    public void Rotate(int number)
    {
        var key = TestKey.Of(number);
        Meeting.Do(m => RecordKeyRotated.To(m, _entries.Count + 1, key));
        Log.AddKey(key);
        Key = key;
    }

    public BundleParts Parts => new(Meeting.State.EnterpriseId, Meeting.State.Id, _entries, _rosters, new Dictionary<int, byte[]>(), _workflow, Log.Leaves);

    public byte[] Zip() => Zip(Parts, Key);

    public static byte[] Zip(BundleParts parts, IRecordSigner key)
    {
        using var zip = new MemoryStream();
        Bundle.Write(zip, parts, key);
        return zip.ToArray();
    }

    private void Add(ReviewMeeting? before, MeetingEvent happened)
    {
        var seq = _entries.Count + 1;
        var created = happened as MeetingCreated;
        var opening = created is null ? null : new RecordOpening(Key.Key, Log.Head);
        var sealedAs = RecordEntry.Seal(Some.Bytes(seq), EventCatalog.Write(happened));
        var draft = new EntryDraft(
            created?.Id ?? before!.Id, seq, EventCatalog.NameOf(happened), Some.Monday.AddSeconds(seq), RoleOf(happened), PublicBody.Of(before, happened, opening), sealedAs);
        _entries.Add(RecordEntry.Sign(draft, seq == 1 ? RecordEntry.NoPrevious : _entries[^1].Hash, Key));
        if (happened is RosterFrozen roster)
        {
            _rosters[roster.Draw] = Roster.File(roster.Members);
        }

        if (created is not null || happened is DemocraticReview.Core.Rectifying.MeetingClosed || before?.Stage == MeetingStage.Closed)
        {
            Log.Add(created?.Id ?? before!.Id, created?.Number ?? before!.Number, Head);
        }
    }

    private TreeHead HeadAfter<T>()
    {
        var name = EventCatalog.Types.First(t => t.Value == typeof(T)).Key;
        var last = _entries.FindLastIndex(e => JsonElement.Parse(e.Bytes).GetProperty("type").GetString() == name);
        return last < 0 ? PublicDraw.SomeHead : Bundle.HeadOf(_entries[..(last + 1)]);
    }

    private static Role RoleOf(MeetingEvent happened) => happened switch
    {
        DrawCommitted or DiceConfirmed or DrawRevealed or CheckpointWitnessed => Role.Witness,
        DemocraticReview.Core.Tallying.ItemDecided => Role.System,
        DemocraticReview.Core.Tallying.TallySigned or DemocraticReview.Core.Voting.BallotClosed => Role.Scrutineer,
        DemocraticReview.Core.Tallying.CountEntered => Role.Teller,
        _ => Role.UnionOfficer,
    };
}

/// <summary>The works' log, shared by its meetings.</summary>
internal sealed class WorksLog
{
    private readonly List<byte[]> _leaves = [];
    private TestKey? _key;

    public WorksLog() => AddKey(TestKey.Of(ARecord.ServerKey));

    public IReadOnlyList<byte[]> Leaves => [.. _leaves];

    public TreeHead Head => new(_leaves.Count, Hex.Of(MerkleTree.RootOf(_leaves)));

    public void AddKey(TestKey key)
    {
        _leaves.Add(EnterpriseLog.KeyLeaf(Some.Key(1000), _leaves.Count, key, _key));
        _key = key;
    }

    public void Add(Guid meeting, string number, TreeHead head) => _leaves.Add(EnterpriseLog.MeetingLeaf(Some.Key(1000), _leaves.Count, meeting, number, head));

    /// <summary>The log as it was, for whoever wants to make another one of it.</summary>
    public WorksLog Copy()
    {
        var copy = new WorksLog { _key = _key };
        copy._leaves.Clear();
        copy._leaves.AddRange(_leaves);
        return copy;
    }
}
