using Core.Tests.Drawing;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;
using Person = DemocraticReview.Core.People.Person;

namespace Core.Tests;

/// <summary>A meeting that real decisions have brought to where a test begins. Each step takes the ones before it along.</summary>
internal sealed class AMeeting
{
    private readonly List<MeetingEvent> _events = [];
    private int _corps = 60;

    private AMeeting(MeetingCreated created)
    {
        _events.Add(created);
        State = ReviewMeeting.From(_events);
    }

    public ReviewMeeting State { get; private set; }

    public IReadOnlyList<MeetingEvent> Events => _events;

    public DateTimeOffset Now { get; set; } = Some.Monday;

    /// <summary>Everything that happens, with the meeting before it.</summary>
    public event Action<ReviewMeeting, MeetingEvent>? Happened;

    /// <summary>How the panel is drawn, where a test wants it in public.</summary>
    public Action<AMeeting>? DrawnBy { get; set; }

    public AgendaItem Item1 => State.Item(1);

    public Circumstances At => Some.At(Now);

    public static MeetingCreated Wished(ProcedureSettings? settings = null, bool rehearsal = false, Guid? follows = null, int id = 900, DefinitionRef? definition = null) => new(
        Some.Key(id), Some.Key(1000), $"2026-{id}", "轴承采购民主评议会", rehearsal, settings ?? Some.Settings, definition ?? Some.Definition, Some.HeldAt, "三楼会议室", follows);

    public static AMeeting Empty(ProcedureSettings? settings = null, bool rehearsal = false, Guid? follows = null, int id = 900) =>
        new(Preparing.Create(Wished(settings, rehearsal, null, id) with { Follows = follows }, follows is null ? null : Earlier));

    public static IReadOnlySet<string> Handlers => new HashSet<string> { Some.Union.Id };

    /// <summary>A meeting with an upheld objection, for those that follow it.</summary>
    public static ReviewMeeting Earlier { get; } = With().Published().Objected(upheld: true).State;

    public static AMeeting With(
        int items = 1, int heads = 2, int respondents = 1, ProcedureSettings? settings = null, bool rehearsal = false, int corps = 60, int id = 900, DefinitionRef? definition = null)
    {
        var meeting = new AMeeting(Preparing.Create(Wished(settings, rehearsal, id: id, definition: definition))) { _corps = corps };
        foreach (var number in Enumerable.Range(1, items))
        {
            meeting.Do(m => Preparing.PutOnAgenda(m, Some.Item(number, respondents) with { Grounds = [m.Settings.Grounds[0]] }));
        }

        var offices = settings?.OfficeSeats?.SelectMany(o => Enumerable.Repeat(o.Zh, o.Seats)).ToList();

        foreach (var number in Enumerable.Range(0, heads))
        {
            meeting.Do(m => Preparing.AppointHead(m, Some.Head(number), offices?[number]));
        }

        return meeting.Officer(Role.Scrutineer, Some.Scrutineer).Officer(Role.Teller, Some.Teller(1)).Officer(Role.Teller, Some.Teller(2)).Officer(Role.Observer, Some.Observer);
    }

    public AMeeting Do(Func<ReviewMeeting, MeetingEvent> decide)
    {
        var before = State;
        var happened = decide(before);
        _events.Add(happened);
        State = happened.Apply(before);
        Happened?.Invoke(before, happened);
        return this;
    }

    /// <summary>The rule refuses, and its text says so in both languages with every figure in it.</summary>
    public BrokenRuleException Refuses(Rule rule, Func<ReviewMeeting, object> decide) => Refused.By(rule, () => decide(State));

    public AMeeting Announced() => State.Stage >= MeetingStage.Announced ? this : Do(m => Preparing.Announce(m, null, At));

    public AMeeting Drawn()
    {
        Announced();
        if (State.Stage < MeetingStage.Drawn && DrawnBy is { } draw)
        {
            draw(this);
        }

        return State.Stage >= MeetingStage.Drawn ? this : Draw();
    }

    public AMeeting Draw(string? reason = null, IReadOnlyList<CorpsMember>? corps = null) =>
        Do(m => SomePanel.Draw(m, corps ?? Some.Corps(_corps), Some.Bytes(State.Draws.Count), Some.Bytes(100 + State.Draws.Count), reason));

    public AMeeting Notified()
    {
        Drawn();
        return State.Stage >= MeetingStage.Notified ? this : Do(Session.Notify);
    }

    /// <summary>Everybody but these is in the hall, the reserves too.</summary>
    public AMeeting CheckedIn(params string[] absent)
    {
        Notified();
        foreach (var judge in State.Callable.Where(j => !absent.Contains(j.Label) && !State.CheckedIn.Contains(j.Label)).ToList())
        {
            Do(m => Session.CheckIn(m, judge.Label, Now));
        }

        return this;
    }

    public AMeeting InSession(params string[] absent)
    {
        if (State.Stage == MeetingStage.InSession && State.Sitting)
        {
            return this;
        }

        CheckedIn(absent);
        Now = State.HeldAt;
        return Do(m => Session.Open(m, At));
    }

    public AMeeting Questioning(int item = 1)
    {
        InSession();
        for (var earlier = 1; earlier < item; earlier++)
        {
            Published(earlier);
        }

        return State.Item(item).Stage == ItemStage.Pending ? Do(m => Hearing.Open(m, item)) : this;
    }

    public AMeeting Questioned(int item = 1)
    {
        Questioning(item);
        return State.Item(item).Stage == ItemStage.Questioning ? LastWords(item).Do(m => Hearing.Close(m, item)) : this;
    }

    public AMeeting LastWords(int item = 1)
    {
        foreach (var respondent in State.Item(item).Facts.Respondents)
        {
            Do(m => Hearing.GiveLastWord(m, item, respondent.Number, null));
        }

        return this;
    }

    public AMeeting Balloting(int item = 1, int? issued = null)
    {
        Questioned(item);
        return State.Item(item).Stage == ItemStage.Questioned ? Do(m => Ballots.Open(m, item, BallotChannel.Paper, issued ?? m.Item(item).N)) : this;
    }

    public AMeeting Reminded(int item = 1, int times = 3)
    {
        for (var i = 0; i < times; i++)
        {
            Do(m => Ballots.Remind(m, item));
        }

        return this;
    }

    /// <summary>Closed with so many papers in the box, whoever is missing reminded three times.</summary>
    public AMeeting Collected(int item, int collected)
    {
        Balloting(item);
        return State.Item(item).Stage == ItemStage.Balloting ? Reminded(item).Do(m => Ballots.Close(m, item, collected, confirmMissing: true)) : this;
    }

    public AMeeting Counted(int item = 1, int satisfied = 9, int dissatisfied = 0, int abstained = 0, int invalid = 0)
    {
        var count = new PaperCount(satisfied, dissatisfied, abstained, invalid);
        Collected(item, (int)count.Collected);
        return State.Item(item).Stage == ItemStage.Counting
            ? Keyed(item, 1, count).Keyed(item, 2, count).Do(m => Counting.Sign(m, item))
            : this;
    }

    public AMeeting Keyed(int item, int teller, PaperCount count) => Do(m => Counting.Enter(m, item, Some.Teller(teller).Number, count));

    public AMeeting Decided(int item = 1, int satisfied = 9, int dissatisfied = 0, int abstained = 0, int invalid = 0)
    {
        Counted(item, satisfied, dissatisfied, abstained, invalid);
        return State.Item(item).Stage == ItemStage.Counted ? Do(m => Counting.Decide(m, item, Some.Key(2000 + item))) : this;
    }

    public AMeeting Published(int item = 1, int satisfied = 9, int dissatisfied = 0)
    {
        Decided(item, satisfied, dissatisfied);
        return State.Item(item).Stage == ItemStage.Decided ? Do(m => Publishing.Publish(m, item, At)) : this;
    }

    public AMeeting Objected(bool? upheld = null, int item = 1)
    {
        Do(m => Publishing.FileObjection(m, item, "监票人是当事人的亲属。", Some.At(Now, Some.Respondent((100 * item) + 1))));
        return upheld is { } right ? Do(m => Publishing.DecideObjection(m, item, m.Item(item).Objections.Count, right, "经核实。", new Actor(Role.UnionOfficer, "somebody-else"), Handlers)) : this;
    }

    public AMeeting Concluded()
    {
        Published(State.Agenda.Count);
        return Do(Rectifications.Conclude);
    }

    public AMeeting Closed()
    {
        Concluded();
        Now = Now.AddDays(30);
        return Do(m => Rectifications.Close(m, Now));
    }

    public AMeeting Withdrawn(int item = 1)
    {
        var roles = State.Stage >= MeetingStage.Drawn ? [Role.EvaluationOfficer, Role.UnionOfficer, Role.Observer] : new[] { Role.EvaluationOfficer, Role.UnionOfficer };
        foreach (var role in roles)
        {
            Do(m => Publishing.Withdraw(m, item, "合同已经解除。", role));
        }

        return this;
    }

    public AMeeting Postponed() => Do(m => Session.PostponeBecause(m, "停电。"));

    public AMeeting Rescheduled()
    {
        Do(m => Session.Reschedule(m, Now.AddDays(20), "四楼会议室", Now));
        Now = State.HeldAt;
        return this;
    }

    public AMeeting Recused(Person person, int? item = null) => Do(m => Recusals.Raise(m, person.Number, item, "参与过本合同。", Some.Union));

    private AMeeting Officer(Role role, Person person) => Do(m => Officers.Appoint(m, role, person));
}
