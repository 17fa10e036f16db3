using Core.Tests.Drawing;
using Core.Tests.Recording;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;

namespace Core.Tests.Meetings;

/// <summary>A meeting to which anybody sends anything in any order. What is refused changes nothing; what is not may lead anywhere.</summary>
internal sealed class RandomMeeting
{
    private const int Corps = 60;

    private static readonly Role[] Roles = Enum.GetValues<Role>();

    private readonly Random _random;
    private readonly Func<ReviewMeeting, MeetingEvent>[] _anything;
    private readonly List<MeetingEvent> _events;

    public RandomMeeting(int seed)
    {
        _random = new Random(seed);
        var begun = AMeeting.With(items: 1 + _random.Next(3), heads: _random.Next(4), respondents: 1 + _random.Next(2), settings: AnySettings());
        (State, _events) = (begun.State, [.. begun.Events]);
        _anything = [.. Preparations(), .. Sitting(), .. Balloting(), .. Aftermath()];
    }

    public ReviewMeeting State { get; private set; }

    public IReadOnlyList<MeetingEvent> Events => _events;

    public DateTimeOffset Now { get; private set; } = Some.Monday;

    /// <summary>Everything that happened, with the meeting before and after.</summary>
    public event Action<ReviewMeeting, MeetingEvent, ReviewMeeting>? Happened;

    private Circumstances At => Some.At(Now, new Actor(Any(Roles), $"actor-{_random.Next(3)}", AnyLabel()));

    /// <summary>So many commands, every other one at random, the rest such as a chair would give.</summary>
    public RandomMeeting Live(int commands)
    {
        for (var i = 0; i < commands; i++)
        {
            Try(_random.Next(2) == 0 ? Any(_anything) : new Chair(_random, Now, Corps).NextStep);
        }

        return this;
    }

    /// <summary>The chair goes on until the meeting is on file; false when there is no way on.</summary>
    public bool TryToEnd()
    {
        for (var i = 0; i < 400 && State.Stage < MeetingStage.Closed; i++)
        {
            Try(new Chair(_random, Now, Corps).NextStep);
        }

        return State.Stage == MeetingStage.Closed;
    }

    private void Try(Func<ReviewMeeting, MeetingEvent> decide)
    {
        Now = Chair.WaitFor(State, Now);
        MeetingEvent happened;
        try
        {
            happened = decide(State);
        }
        catch (BrokenRuleException)
        {
            return;
        }

        var before = State;
        _events.Add(happened);
        State = happened.Apply(before);
        Happened?.Invoke(before, happened, State);
    }

    private IEnumerable<Func<ReviewMeeting, MeetingEvent>> Preparations() =>
    [
        m => Preparing.PutOnAgenda(m, Some.Item(1 + _random.Next(6))),
        m => Preparing.AppointHead(m, Some.Head(_random.Next(12))),
        m => Preparing.Announce(m, AnyText(), At),
        m => Officers.Appoint(m, Any(Roles), Some.Person(AnyNumber(), "机关")),
        m => Recusals.Raise(m, AnyNumber(), AnyItem(), AnyText()!, At.Actor),
        m => Recusals.Raise(m, AnyNumber(), null, "参与过合同。", Some.Union),
        m => Recusals.Decide(m, _random.Next(5), _random.Next(2) == 0, AnyText()!),
        m => SomePanel.Draw(m, Some.Corps(Corps), Some.Bytes(_random.Next()), Some.Bytes(_random.Next()), AnyText()),
        m => Publishing.Withdraw(m, AnyItem(), AnyText()!, Any(Roles)),
        m => InPublic.Announce(m, AnyText()),
        m => InPublic.Next(m),
        m => DrawCeremony.Void(m, (DrawVoidCause)_random.Next(3), _random.Next(4)),
        m => InPublic.OtherDice(m),
        m => RecordKeyRotated.To(m, 1 + _random.Next(9), TestKey.Of(_random.Next(3))),
        m => CheckpointWitnessed.By(m, 1, PublicDraw.SomeHead, TestKey.Of(1).SignHex(CheckpointWitnessed.Message(m.EnterpriseId, m.Id, PublicDraw.SomeHead))),
    ];

    private IEnumerable<Func<ReviewMeeting, MeetingEvent>> Sitting() =>
    [
        Session.Notify,
        m => Session.CheckIn(m, AnyLabel(), Now),
        m => Seating.Fill(m, _random.Next(2) == 0 ? null : AnyLabel(), (VacancyReason)_random.Next(5)),
        m => Session.Open(m, At),
        m => Session.PostponeBecause(m, AnyText()!),
        m => Session.Reschedule(m, Now.AddDays(_random.Next(-2, 9)), "会议室", Now),
        m => Hearing.Open(m, AnyItem()),
        m => Hearing.Ask(m, m.Current?.Number ?? 1, AnyLabel(), AnyText()!),
        m => Hearing.Answer(m, m.Current?.Number ?? 1, _random.Next(m.Current?.Questions.Count + 2 ?? 1), AnyText()!),
        m => Hearing.FileStatement(m, AnyItem(), Some.RespondentNumber((100 * AnyItem()) + 1), AnyText()!),
        m => CheckFacts(m, AnyItem()),
        m => Hearing.GiveLastWord(m, AnyItem(), Some.RespondentNumber((100 * AnyItem()) + 1 + _random.Next(2)), AnyText()),
        m => Hearing.Close(m, AnyItem()),
    ];

    private IEnumerable<Func<ReviewMeeting, MeetingEvent>> Balloting() =>
    [
        m => Ballots.Open(m, AnyItem(), (BallotChannel)_random.Next(2), _random.Next(-1, 22)),
        m => Ballots.Remind(m, AnyItem()),
        m => Ballots.Close(m, AnyItem(), _random.Next(-1, 22), _random.Next(2) == 0),
        m => Ballots.Void(m, AnyItem(), AnyText()!),
        m => Counting.Enter(m, AnyItem(), Some.Teller(_random.Next(4)).Number, new PaperCount(_random.Next(18), _random.Next(9), _random.Next(3), _random.Next(-1, 3))),
        m => Counting.Sign(m, AnyItem()),
        m => Counting.Decide(m, AnyItem(), Some.Key(_random.Next())),
        m => Publishing.Publish(m, AnyItem(), At),
    ];

    private IEnumerable<Func<ReviewMeeting, MeetingEvent>> Aftermath() =>
    [
        m => Publishing.FileObjection(m, AnyItem(), AnyText()!, At),
        m => Publishing.DecideObjection(m, AnyItem(), _random.Next(3), _random.Next(2) == 0, AnyText()!, At.Actor, AMeeting.Handlers),
        m => Rectifications.Require(m, AnyItem(), AnyText()!, Now.AddDays(_random.Next(-1, 9)), Now),
        m => Rectifications.Report(m, AnyItem(), _random.Next(3), AnyText()!),
        m => Rectifications.Judge(m, AnyItem(), _random.Next(3), _random.Next(2) == 0, AnyText()!),
        Rectifications.Conclude,
        m => Rectifications.Close(m, Now),
        m => Rectifications.Correct(m, AnyText()!),
        m => PersonalLinks.Bind(m, Any(Roles), AnyLabel(), 1, _random.Next(2) == 0),
        m => PersonalLinks.Reissue(m, Any(Roles), AnyLabel(), 1),
    ];

    private PublicDraw InPublic => new(Some.Corps(Corps), Now, _random.Next());

    private ProcedureSettings AnySettings() => Some.Settings with
    {
        DrawForm = (DrawForm)_random.Next(3),
        Seats = 15 + _random.Next(4),
        Reserves = _random.Next(5),
        ProfessionMinimums = new Dictionary<string, int> { ["财务"] = _random.Next(6) },
        Base = Any(Enum.GetValues<VoteBase>()),
        Threshold = _random.Next(4) == 0 ? new Threshold(2, 3) : Threshold.MoreThanHalf,
        FailedItem = Any(Enum.GetValues<FailedItemGoes>()),
        BallotReminders = _random.Next(4),
        Answers = _random.Next(4) == 0 ? [BallotAnswer.Satisfied, BallotAnswer.Dissatisfied] : Some.Settings.Answers,
    };

    private T Any<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    private int AnyItem() => _random.Next(-1, State.Agenda.Count + 2);

    private string AnyLabel() => _random.Next(8) == 0 ? "无此人" : Any(State.Callable.Select(j => j.Label).Append("H1").ToList());

    private string AnyNumber() => _random.Next(3) switch
    {
        0 => Some.Member(1 + _random.Next(Corps)).Number,
        1 => Some.Head(_random.Next(4)).Number,
        _ => State.Callable.Select(j => j.Person.Number).Append("X1").OrderBy(_ => _random.Next()).First(),
    };

    private string? AnyText() => _random.Next(12) switch { 0 => null, 1 => " ", 2 => Some.Text(5000), 3 => "甲\u0001", _ => "有理由。" };

    private static FactsChecked CheckFacts(ReviewMeeting meeting, int number)
    {
        var facts = meeting.Item(number).Facts;
        return FactChecking.Check(meeting, number, facts.Respondents[0].Number, [.. (facts.Points ?? []).Select(p => new FactCheck(p, true, null))]);
    }
}
