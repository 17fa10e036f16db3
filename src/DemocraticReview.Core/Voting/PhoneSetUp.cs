using System.Collections.Immutable;
using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Core.Voting;

/// <summary>The list of credentials, sorted and frozen: who can vote, without names.</summary>
/// <param name="Issued">发出: its size.</param>
/// <param name="PollHash">φ.</param>
/// <param name="SetupHash">Of the whole Setup payload: what is asked, the single keys, the credentials.</param>
/// <param name="Labels">Of the judges who registered, ascending; in no relation to the credentials' order.</param>
public sealed record FrozenList(int Issued, string PollHash, string SetupHash, IReadOnlyList<string> Labels);

/// <summary>A round on phones that is not open yet. Paper may take its place until it is.</summary>
/// <param name="Round">The round that it will be.</param>
/// <param name="Heads">清点人数: as the scrutineer counted the judges in the hall, before the list's size was known.</param>
/// <param name="List">Null while phones register.</param>
/// <param name="Signature">The scrutineer's, over heads, labels and list.</param>
public sealed record PhoneSetUp(int Round, int? Heads = null, FrozenList? List = null, string? Signature = null)
{
    /// <summary>Labels whose phones were looked up at the desk, because they could not tell so themselves.</summary>
    public ImmutableSortedSet<string> Checked { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
}

/// <summary>What is due next before a box on phones opens.</summary>
public enum PhoneStep
{
    /// <summary>Holders are named and make their keys.</summary>
    Keys,

    /// <summary>Registration opens.</summary>
    Register,

    /// <summary>Heads are counted and the list is frozen.</summary>
    Freeze,

    /// <summary>The scrutineer signs the list, and each phone finds itself in it.</summary>
    Sign,

    /// <summary>The box can be opened.</summary>
    Open,

    /// <summary>Somebody on the list does not judge any more: it is emptied, and made anew.</summary>
    Again,
}

/// <summary>Phones may register their credentials for this item and round.</summary>
/// <param name="Item">Number on the agenda.</param>
/// <param name="Round">The round that it will be.</param>
/// <param name="Script">SHA-256 of the script that the server gives to the judges' phones, hex; null where no browser is served.</param>
public sealed record RegistrationOpened(int Item, int Round, string? Script = null) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => PhoneRounds.On(meeting, Item, _ => new PhoneSetUp(Round));
}

/// <summary>A phone was replaced, or a judge left: the list is empty again, and all phones register anew by themselves.</summary>
public sealed record RegistrationEmptied(int Item, string Reason) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => PhoneRounds.On(meeting, Item, s => new PhoneSetUp(s.Round));
}

/// <summary>The scrutineer has counted the judges in the hall.</summary>
public sealed record HeadsCounted(int Item, int Heads) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => PhoneRounds.On(meeting, Item, s => s with { Heads = Heads });
}

/// <summary>No credential comes or goes any more.</summary>
public sealed record ListFrozen(int Item, FrozenList List) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => PhoneRounds.On(meeting, Item, s => s with { List = List });
}

/// <summary>The scrutineer's device has signed heads, labels and list.</summary>
public sealed record ListSigned(int Item, string Signature) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => PhoneRounds.On(meeting, Item, s => s with { Signature = Signature });
}

/// <summary>A judge's phone found itself in the list and could not say so: the desk has looked.</summary>
public sealed record ListChecked(int Item, string Label) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => PhoneRounds.On(meeting, Item, s => s with { Checked = s.Checked.Add(Label) });
}

/// <summary>What <c>ballot.opened</c> says of a box, for phones to check before they vote.</summary>
public sealed record OpenedBox(string PollHash, string SetupHash, int Heads);

/// <summary>What <c>ballot.closed</c> says of a box.</summary>
/// <param name="PollHash">φ.</param>
/// <param name="EndBallotsHash">Of the archive's EndBallots event, whose parents cover every ballot.</param>
/// <param name="Ballots">That count, one of a credential.</param>
/// <param name="Credentials">Issued.</param>
/// <param name="Heads">清点人数.</param>
/// <param name="Sums">The encrypted tally as the archive holds it: what the holders decrypt.</param>
/// <param name="WrittenAt">Seconds since 1970, the archive's time.</param>
public sealed record ClosedBox(string PollHash, string EndBallotsHash, int Ballots, int Credentials, int Heads, string Sums, long WrittenAt);

/// <summary>A holder has opened the own lock. Nothing is known of the result before the last one has.</summary>
public sealed record DecryptionGiven(int Item, int Holder, string Part) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => Ballots.OnRound(meeting, Item, r => r with { Parts = r.Parts.SetItem(Holder, Part) });
}
