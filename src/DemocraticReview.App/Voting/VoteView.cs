using DemocraticReview.App.Drawing;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Recording;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.App.Voting;

/// <summary>Where a round on phones stands, for a judge.</summary>
public enum VotePhase
{
    Waiting,
    Registering,
    Frozen,
    Open,
    Closed,
    Void,
}

/// <summary>What a judge's phone asks for. It never tells which credential is whose: nobody knows.</summary>
/// <param name="Anchor">The record as it stands.</param>
/// <param name="Item">Number on the agenda.</param>
/// <param name="Round">The round that is set up or held.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Sentence">The voted sentence.</param>
/// <param name="Answers">As they are to be read, in the order of the published question.</param>
/// <param name="IsJudge">Whether the reader may take part in it.</param>
/// <param name="IsRegistered">Whether this judge has a credential on the list.</param>
/// <param name="HasAcknowledged">Whether this judge's phone has found it there.</param>
/// <param name="Credentials">The frozen list as it is published; null until then.</param>
/// <param name="Election">The published question with the key of the box.</param>
/// <param name="Trustees">The published keys.</param>
/// <param name="Opened">The entry <c>ballot.opened</c>.</param>
/// <param name="Trackers">After the close: of all ballots that count.</param>
/// <param name="OnTablet">This judge chose the hall's tablet; the phone stays out of it.</param>
/// <param name="HasTablet">There is one to be chosen.</param>
/// <param name="IsPractice">Nothing is decided here.</param>
public sealed record VoteView(
    Anchor Anchor,
    int Item,
    int Round,
    VotePhase Phase,
    string Sentence,
    IReadOnlyList<string> Answers,
    bool IsJudge,
    bool IsRegistered,
    bool HasAcknowledged,
    string? Credentials,
    string? Election,
    string? Trustees,
    ShownEntry? Opened,
    IReadOnlyList<string>? Trackers,
    bool OnTablet,
    bool HasTablet,
    bool IsPractice);

/// <summary>What the hall's tablet asks for.</summary>
/// <param name="Vote">The round, as a phone sees it.</param>
/// <param name="Needed">Judges who chose the tablet and have no credential yet.</param>
/// <param name="Registered">Credentials of the tablet on the list.</param>
/// <param name="IsSent">A judge has been sent here, and has not voted.</param>
/// <param name="Cast">Ballots that have come from it in this round.</param>
public sealed record TabletView(VoteView Vote, int Needed, int Registered, bool IsSent, int Cast);

/// <summary>A judge of the item, as the desk needs to see the own work.</summary>
/// <param name="Label">Of the judge.</param>
/// <param name="Registered">A credential is on the list.</param>
/// <param name="Acknowledged">The phone has found itself in the frozen list.</param>
/// <param name="OnTablet">Chose the hall's tablet.</param>
/// <param name="Turn">There.</param>
public sealed record DeskLine(string Label, bool Registered, bool Acknowledged, bool OnTablet, TabletTurn Turn);

/// <summary>The desk's list, and whether somebody is at the tablet who has not voted.</summary>
public sealed record DeskView(IReadOnlyList<DeskLine> Judges, bool TabletBusy);

/// <summary>What a key holder's device asks for.</summary>
/// <param name="Anchor">The record as it stands.</param>
/// <param name="Holder">1 for the first.</param>
/// <param name="Published">The holder's key as it is on record; null until it is made.</param>
/// <param name="Boxes">Closed boxes.</param>
/// <param name="List">For the scrutineer: the list that waits for a signature.</param>
/// <param name="MayDelete">All counts are done.</param>
public sealed record HolderView(Anchor Anchor, int Holder, string? Published, IReadOnlyList<BoxView> Boxes, ListView? List, bool MayDelete);

/// <param name="Item">Number on the agenda.</param>
/// <param name="Round">The round.</param>
/// <param name="Title">Of the item.</param>
/// <param name="Opened">The entry <c>ballot.opened</c>.</param>
/// <param name="Closed">The entry <c>ballot.closed</c>.</param>
/// <param name="Archive">Where the archive, up to EndBallots, is fetched.</param>
/// <param name="IsOpened">This holder's part is there.</param>
public sealed record BoxView(int Item, int Round, string Title, ShownEntry Opened, ShownEntry Closed, string Archive, bool IsOpened);

/// <summary>What the scrutineer's device signs before a box opens.</summary>
/// <param name="Item">Number on the agenda.</param>
/// <param name="Round">The round.</param>
/// <param name="Heads">As the scrutineer counted them.</param>
/// <param name="Labels">Of the judges who registered.</param>
/// <param name="List">Hash of the Setup payload.</param>
/// <param name="Issued">Size of the list.</param>
public sealed record ListView(int Item, int Round, int Heads, IReadOnlyList<string> Labels, string List, int Issued);

/// <summary>How far a round on phones has come, in numbers alone: nothing that a vote shows in.</summary>
public sealed record RoundNumbers(int Registered, int Acknowledged, int Cast);
