using System.Collections.Immutable;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Drawing;

/// <summary>How the key of the tickets comes about, in public (docs/record-format.md, 6).</summary>
public enum DrawForm
{
    /// <summary>Two witnesses or more, two taps each; six dice.</summary>
    Light,

    /// <summary>Three witnesses or more, one named by the respondent; ten dice.</summary>
    Strict,

    /// <summary>Ten dice in public and no secrets: for a small works.</summary>
    DiceAlone,

    /// <summary>抽签, after two draws that a missing reveal has voided.</summary>
    PaperLots,

    /// <summary>Everybody sits.</summary>
    NoDraw,
}

/// <summary>In what part somebody witnesses the draw. Stands on the record in place of a name.</summary>
public enum WitnessPart
{
    Scrutineer,
    Observer,
    CorpsMember,
    Judge,

    /// <summary>Named by the respondent; the strict form asks for one.</summary>
    RespondentsChoice,
}

/// <summary>Why a draw that was begun leads nowhere.</summary>
public enum DrawVoidCause
{
    /// <summary>A witness who knows the dice does not open the own commit.</summary>
    RevealMissing,

    /// <summary>A witness is gone before the dice were agreed on: nobody could foresee the panel.</summary>
    WitnessLeft,
}

/// <summary>Why a meeting draws again.</summary>
public enum DrawReason
{
    /// <summary>The draw before was voided.</summary>
    PreviousVoided,

    /// <summary>Every reserve is seated or recused, and a seat is still vacant or the meeting postponed.</summary>
    ReservesUsedUp,
}

/// <summary>见证人.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Part">For the record.</param>
/// <param name="Key">Of the own device, see <see cref="P256"/>.</param>
/// <param name="PersonNumber">工号; never leaves the works.</param>
public sealed record DrawWitness(int Number, WitnessPart Part, string Key, string PersonNumber);

/// <summary>A functional head on the announcement: bound, and told to nobody.</summary>
/// <param name="Label">Such as H1.</param>
/// <param name="Person">Person value, see <see cref="Roster.PersonValue"/>.</param>
/// <param name="Salt">64 hex digits; never leaves the works but to the head.</param>
public sealed record SaltedHead(string Label, string Person, string Salt);

/// <summary>A member on the frozen roster.</summary>
/// <param name="Label">Fresh for this draw.</param>
/// <param name="Person">Who it is; never leaves the works.</param>
/// <param name="Stratum">专业.</param>
/// <param name="Salt">64 hex digits; the member gets it with the label.</param>
public sealed record RosterMember(string Label, Person Person, string Stratum, string Salt);

/// <summary>The draw is announced and the time for recusals runs.</summary>
/// <param name="Draw">One more than the meeting's draw before, voided ones counted.</param>
/// <param name="Because">Null for the first.</param>
/// <param name="Words">The office's own reason for a further draw; never leaves the works.</param>
/// <param name="Form">As the settings have it, or paper lots.</param>
/// <param name="Members">Size of the posted list of the corps.</param>
/// <param name="Seats">To be drawn.</param>
/// <param name="Reserves">To be drawn beside them.</param>
/// <param name="Minimums">Least number of seats by profession.</param>
/// <param name="Witnesses">Numbered from 1.</param>
/// <param name="Heads">Functional heads, who are never drawn.</param>
/// <param name="RecusalsUntil">The roster is not frozen before.</param>
public sealed record DrawAnnounced(
    int Draw,
    DrawReason? Because,
    string? Words,
    DrawForm Form,
    int Members,
    int Seats,
    int Reserves,
    IReadOnlyDictionary<string, int> Minimums,
    IReadOnlyList<DrawWitness> Witnesses,
    IReadOnlyList<SaltedHead> Heads,
    DateTimeOffset RecusalsUntil) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) =>
        meeting with { Drawing = new DrawInHand { Meeting = meeting.Id, Announced = this }, LastDraw = Draw };
}

/// <summary>Recusals are closed, every posted member has a leaf.</summary>
/// <param name="Draw">Number of the draw.</param>
/// <param name="Root">RFC 6962 root over the leaves, hex.</param>
/// <param name="Members">In ascending order of labels.</param>
/// <param name="Recused">Members who keep their leaf and are skipped, in ascending order of labels.</param>
public sealed record RosterFrozen(int Draw, string Root, IReadOnlyList<RosterMember> Members, IReadOnlyList<SkippedMember> Recused) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { Drawing = meeting.Drawing! with { Roster = this } };
}

/// <summary>A witness's device has chosen its secret and bound it.</summary>
public sealed record DrawCommitted(int Draw, int Witness, string Commit, TreeHead Checkpoint, string Signature) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) =>
        meeting with { Drawing = meeting.Drawing! with { Commits = meeting.Drawing.Commits.SetItem(Witness, Commit) } };
}

/// <summary>A witness has read the dice on the table. In the form without witnesses the office has, as number 0.</summary>
public sealed record DiceConfirmed(int Draw, int Reading, int Witness, string Dice, TreeHead Checkpoint, string? Signature) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { Drawing = meeting.Drawing!.With(this) };
}

/// <summary>A witness's device opens its commit.</summary>
public sealed record DrawRevealed(int Draw, int Witness, string Secret) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) =>
        meeting with { Drawing = meeting.Drawing! with { Reveals = meeting.Drawing.Reveals.SetItem(Witness, Secret) } };
}

/// <summary>No panel follows from this draw; the next one has the next number.</summary>
public sealed record DrawVoided(int Draw, DrawVoidCause Cause, int Witness) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with
    {
        Drawing = null,
        RevealsMissing = meeting.RevealsMissing + (Cause == DrawVoidCause.RevealMissing ? 1 : 0),
    };
}

/// <summary>抽签: the labels as they came out of the box.</summary>
public sealed record LotsDrawn(int Draw, IReadOnlyList<string> Order) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { Drawing = meeting.Drawing! with { Lots = [.. Order] } };
}

/// <summary>A draw between its announcement and its panel.</summary>
public sealed record DrawInHand
{
    public required Guid Meeting { get; init; }

    public required DrawAnnounced Announced { get; init; }

    public RosterFrozen? Roster { get; init; }

    /// <summary>By witness's number.</summary>
    public ImmutableSortedDictionary<int, string> Commits { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>The reading that runs; one more after each that differed.</summary>
    public int Reading { get; init; } = 1;

    /// <summary>What has been confirmed in this reading, by witness's number.</summary>
    public ImmutableSortedDictionary<int, string> Dice { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>The checkpoint that the dice were confirmed with; its root goes into the key.</summary>
    public TreeHead? Checkpoint { get; init; }

    /// <summary>By witness's number.</summary>
    public ImmutableSortedDictionary<int, string> Reveals { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    public ImmutableList<string>? Lots { get; init; }

    public IReadOnlyList<DrawWitness> Witnesses => Announced.Witnesses;

    public bool HasAllCommits => Roster is not null && Commits.Count == Witnesses.Count;

    /// <summary>The dice that every witness has confirmed; null while somebody is missing.</summary>
    public string? AgreedDice => Dice.Count > 0 && Dice.Count == Math.Max(Witnesses.Count, 1) ? Dice.Values.First() : null;

    /// <summary>All that the panel follows from is there.</summary>
    public bool IsComplete => Announced.Form == DrawForm.PaperLots ? Lots is not null : AgreedDice is not null && Reveals.Count == Witnesses.Count;

    /// <summary>What this draw's commits and key are bound to.</summary>
    public DrawBinding Bind() => new(
        Meeting, Announced.Draw, DrawHashes.Announcement(Meeting, Announced), Roster!.Root, Roster.Members.Count, DrawHashes.Recusals(Roster.Recused));

    // A reading that differs is over at once: the dice on the table are read again, by all.
    internal DrawInHand With(DiceConfirmed read) =>
        Dice.Values.All(d => d == read.Dice)
            ? this with { Dice = Dice.SetItem(read.Witness, read.Dice), Checkpoint = read.Checkpoint }
            : this with { Dice = Dice.Clear(), Reading = Reading + 1 };
}
