using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting.Belenios;

namespace DemocraticReview.Core.Voting;

/// <summary>The hall's tablet (会场平板) is set up: it gets a link of its own.</summary>
public sealed record TabletSetUp : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { HasTablet = true };
}

/// <summary>A judge votes on the hall's tablet instead of the own phone, or on the phone again. No reason is asked.</summary>
/// <param name="Label">Of the judge.</param>
/// <param name="OnTablet">Where the judge votes from now on.</param>
/// <param name="By">The judge, or the desk that notes it down.</param>
public sealed record TabletChosen(string Label, bool OnTablet, Role By = Role.Judge) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) =>
        meeting with { OnTablet = OnTablet ? meeting.OnTablet.Add(Label) : meeting.OnTablet.Remove(Label) };
}

/// <summary>A judge's turn at the hall's tablet.</summary>
public enum TabletTurn
{
    /// <summary>The judge has not been sent there.</summary>
    Waits,

    /// <summary>The last one who was sent.</summary>
    IsThere,

    /// <summary>Somebody else was sent afterwards.</summary>
    Over,
}

/// <summary>How far the tablet has come in a round.</summary>
/// <param name="Sent">Judges whom the desk has sent there.</param>
/// <param name="Cast">Ballots that have come from it.</param>
public sealed record TabletUse(int Sent, int Cast)
{
    /// <summary>Somebody is behind the screen who has not voted.</summary>
    public bool IsBusy => Sent > Cast;
}

/// <summary>
/// One tablet behind a screen, for everybody who prefers it. It makes one secret for each judge who chose it, keeps them unnamed and shuffled,
/// uses the next one for each judge whom the desk sends, and wipes it with the vote.
/// </summary>
public static class Tablets
{
    /// <summary>Name on the tablet's link; there is one tablet to a meeting.</summary>
    public const string Key = "tablet";

    public static TabletSetUp SetUp(ReviewMeeting meeting)
    {
        if (!meeting.Settings.Channels.Contains(BallotChannel.Phone))
        {
            throw new BrokenRuleException(Rules.ChannelNotProvided, ("channel", BallotChannel.Phone));
        }

        if (meeting.Stage >= MeetingStage.Concluded)
        {
            throw new BrokenRuleException(Rules.StageOver, ("stage", meeting.Stage), ("last", MeetingStage.InSession));
        }

        return meeting.HasTablet ? throw new BrokenRuleException(PhoneRules.TabletIsSetUp) : new TabletSetUp();
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="label">Of the judge.</param>
    /// <param name="onTablet">Where the judge wants to vote.</param>
    /// <param name="hasRegistered">Whether a credential of this judge is on the list that is being made.</param>
    /// <param name="by">Who says so.</param>
    public static TabletChosen Choose(ReviewMeeting meeting, string label, bool onTablet, bool hasRegistered, Role by = Role.Judge)
    {
        _ = meeting.Judge(label);
        if (!meeting.HasTablet)
        {
            throw new BrokenRuleException(PhoneRules.NoTablet);
        }

        // Nobody knows which credential on the list is whose, so none can be struck from it.
        if (hasRegistered || meeting.Current is { Phone.List: not null } or { Stage: ItemStage.Balloting })
        {
            throw new BrokenRuleException(PhoneRules.TabletChoiceTooLate);
        }

        return meeting.OnTablet.Contains(label) == onTablet ? throw new BrokenRuleException(PhoneRules.TabletChoiceStands) : new TabletChosen(label, onTablet, by);
    }

    /// <summary>The tablet's credentials for judges who are still without one.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="credentials">Decimal digits, as the tablet sent them.</param>
    /// <param name="waiting">Of <see cref="Waiting"/>.</param>
    /// <returns>Them, in the group and different from each other.</returns>
    public static IReadOnlyList<GroupElement> Register(ReviewMeeting meeting, int number, IReadOnlyList<string> credentials, IReadOnlyList<string> waiting)
    {
        PhoneRounds.Registering(meeting, number);
        if (credentials.Count != waiting.Count)
        {
            throw new BrokenRuleException(PhoneRules.TabletCountDiffers, ("there", credentials.Count), ("needed", waiting.Count));
        }

        var read = credentials.Select(BallotBox.ReadCredential).ToList();
        return read.Distinct().Count() == read.Count ? read : throw new BrokenRuleException(PhoneRules.CredentialAlreadyRegistered);
    }

    /// <summary>Judges of the item who chose the tablet and have no credential yet.</summary>
    public static IReadOnlyList<string> Waiting(ReviewMeeting meeting, int number, IReadOnlySet<string> registered) =>
        [.. Session.Able(meeting, meeting.Item(number)).Select(j => j.Label).Where(l => meeting.OnTablet.Contains(l) && !registered.Contains(l))];

    /// <summary>The desk sends a judge behind the screen, or takes the judge back who left without a vote.</summary>
    /// <param name="meeting">The meeting, with the box open.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="turn">The judge's so far; null for one whose credential the tablet does not hold.</param>
    /// <param name="back">Whether the judge is taken back.</param>
    /// <param name="use">Of the tablet, in this round.</param>
    /// <returns>The judge's turn from now on; null where it stands so already.</returns>
    public static TabletTurn? Turn(ReviewMeeting meeting, int number, TabletTurn? turn, bool back, TabletUse use)
    {
        var isThere = turn == TabletTurn.IsThere && use.IsBusy;
        if (isThere != back)
        {
            // The same a second time.
            return null;
        }

        PhoneRounds.MustBeOpen(meeting, number);
        if (back)
        {
            return TabletTurn.Waits;
        }

        var broken = turn is null ? PhoneRules.NotOnTablet : turn != TabletTurn.Waits ? PhoneRules.TabletOnce : use.IsBusy ? PhoneRules.TabletInUse : null;
        return broken is null ? TabletTurn.IsThere : throw new BrokenRuleException(broken);
    }

    /// <summary>A ballot from the tablet: one for each judge who was sent, and no second one.</summary>
    /// <exception cref="BrokenRuleException"><see cref="PhoneRules.TabletOnce"/>.</exception>
    public static void MayCast(bool hasBallot, TabletUse use)
    {
        if (hasBallot || !use.IsBusy)
        {
            throw new BrokenRuleException(PhoneRules.TabletOnce);
        }
    }
}
