using System.Collections.Immutable;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.Core.Meetings;

/// <summary>How far a meeting has come. Never goes back, never leaves one out.</summary>
public enum MeetingStage
{
    /// <summary>Set up, its agenda may still change.</summary>
    Prepared,

    /// <summary>Agenda, heads and the voted sentence are frozen; recusals are raised.</summary>
    Announced,

    /// <summary>The panel is drawn.</summary>
    Drawn,

    /// <summary>The judges have their links; check-in is open.</summary>
    Notified,

    /// <summary>The chair has opened the session; items are taken one after the other.</summary>
    InSession,

    /// <summary>Every item is settled and nothing is left to rectify.</summary>
    Concluded,

    /// <summary>On file. Only corrections follow.</summary>
    Closed,
}

/// <summary>A democratic review meeting (民主评议会): the state that its events fold to. Decisions on it stand in the slices beside.</summary>
public sealed record ReviewMeeting
{
    public required Guid Id { get; init; }

    public required Guid EnterpriseId { get; init; }

    /// <summary>The works' own number, such as 2026-07.</summary>
    public required string Number { get; init; }

    public required string Title { get; init; }

    /// <summary>A rehearsal (彩排) is marked on every page and paper, and waits for no calendar.</summary>
    public required bool IsRehearsal { get; init; }

    public required ProcedureSettings Settings { get; init; }

    /// <summary>The workflow file that this meeting runs on until its end.</summary>
    public required DefinitionRef Definition { get; init; }

    public required DateTimeOffset HeldAt { get; init; }

    public required string Place { get; init; }

    /// <summary>The meeting whose upheld objection this one follows, if any.</summary>
    public Guid? Follows { get; init; }

    /// <summary>The meeting that was prepared to follow it in a procedure that recurs.</summary>
    public Guid? NextMeeting { get; init; }

    public bool RecurrenceIsStopped { get; init; }

    public MeetingStage Stage { get; init; }

    /// <summary>流会: why the meeting stands still; null while it runs.</summary>
    public string? PostponedBecause { get; init; }

    /// <summary>The session is open before its quorum; a postponement ends the sitting, and the next one is opened anew.</summary>
    public bool Sitting { get; init; }

    /// <summary>The sentence that the judges vote on, frozen at the announcement.</summary>
    public string Question { get; init; } = "";

    public ImmutableList<AgendaItem> Agenda { get; init; } = [];

    public ImmutableList<Judge> Heads { get; init; } = [];

    public ImmutableList<Officer> Officers { get; init; } = [];

    /// <summary>Who opens the boxes of this meeting, in the order of their numbers.</summary>
    public ImmutableList<KeyHolder> KeyHolders { get; init; } = [];

    public ImmutableList<Recusal> Recusals { get; init; } = [];

    /// <summary>The draw that is being held, from its announcement to its panel; null between draws.</summary>
    public DrawInHand? Drawing { get; init; }

    /// <summary>Number of the last draw that was begun; voided ones count.</summary>
    public int LastDraw { get; init; }

    /// <summary>Draws since the last panel that a missing reveal has voided.</summary>
    public int RevealsMissing { get; init; }

    /// <summary>Every draw of this meeting that led to a panel, the last one in force.</summary>
    public ImmutableList<HeldDraw> Draws { get; init; } = [];

    /// <summary>Representatives who hold a seat now.</summary>
    public ImmutableList<Judge> Seats { get; init; } = [];

    /// <summary>Reserves who still wait, in drawn order.</summary>
    public ImmutableList<Judge> Reserves { get; init; } = [];

    /// <summary>Seats of the draw that nobody holds now.</summary>
    public int Vacant => Draws.IsEmpty ? 0 : Draws[^1].Seats - Seats.Count;

    /// <summary>Labels of judges and reserves who are in the hall.</summary>
    public ImmutableSortedSet<string> CheckedIn { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Moments so far at which the witnesses sign the record.</summary>
    public ImmutableList<WitnessedPoint> Points { get; init; } = [];

    /// <summary>How many of <see cref="Points"/> a witness of the last draw has covered, by number.</summary>
    public ImmutableSortedDictionary<int, int> Countersigned { get; init; } = ImmutableSortedDictionary<int, int>.Empty;

    /// <summary>会场平板: there is one, beside the judges' own phones.</summary>
    public bool HasTablet { get; init; }

    /// <summary>Labels of judges who vote on it.</summary>
    public ImmutableSortedSet<string> OnTablet { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public ImmutableList<string> Corrections { get; init; } = [];

    /// <summary>Representatives in their seats and functional heads: everybody appointed to judge.</summary>
    public IEnumerable<Judge> Judges => Seats.Concat(Heads);

    /// <summary>Judges and the reserves who may yet become one.</summary>
    public IEnumerable<Judge> Callable => Judges.Concat(Reserves);

    /// <summary>The item being taken now, from its questioning to its publication; null between items.</summary>
    public AgendaItem? Current => Agenda.Find(i => i.Stage is > ItemStage.Pending and < ItemStage.Published);

    /// <summary>The item that comes next: the current one, or the first that is still to be taken.</summary>
    public AgendaItem? Next => Current ?? Agenda.Find(i => i.Stage == ItemStage.Pending);

    public bool IsOpen => Stage < MeetingStage.Closed;

    /// <exception cref="BrokenRuleException"><see cref="Rules.NotFound"/>.</exception>
    public AgendaItem Item(int number) =>
        Agenda.Find(i => i.Number == number) ?? throw new BrokenRuleException(Rules.NotFound, ("what", $"item {number}"));

    /// <exception cref="BrokenRuleException"><see cref="Rules.NotFound"/>.</exception>
    public Judge Judge(string label) =>
        Callable.FirstOrDefault(j => j.Label == label) ?? throw new BrokenRuleException(Rules.NotFound, ("what", label));

    public ReviewMeeting With(AgendaItem item) => this with { Agenda = Agenda.SetItem(item.Number - 1, item) };

    /// <summary>Folds a meeting from its events, the first of which creates it.</summary>
    public static ReviewMeeting From(IEnumerable<MeetingEvent> events) =>
        events.Aggregate((ReviewMeeting?)null, (m, e) => e is MeetingCreated created ? created.Begin() : e.Apply(m!))
        ?? throw new ArgumentException("A meeting begins with its creation.", nameof(events));

    /// <exception cref="BrokenRuleException"><see cref="Rules.StageNotReached"/> or <see cref="Rules.StageOver"/>.</exception>
    public void MustStandAt(MeetingStage first, MeetingStage? last = null)
    {
        if (Stage < first)
        {
            throw new BrokenRuleException(Rules.StageNotReached, ("stage", Stage), ("needed", first));
        }

        if (Stage > (last ?? first))
        {
            throw new BrokenRuleException(Rules.StageOver, ("stage", Stage), ("last", last ?? first));
        }
    }

    /// <exception cref="BrokenRuleException"><see cref="Rules.MeetingPostponed"/>.</exception>
    public void MustNotBePostponed()
    {
        if (PostponedBecause is not null)
        {
            throw new BrokenRuleException(Rules.MeetingPostponed);
        }
    }
}
