using System.Collections.Immutable;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Tallying;

namespace DemocraticReview.Core.Voting;

public enum RoundState
{
    Open,

    /// <summary>The box is closed, the papers are being counted.</summary>
    Closed,
    Counted,

    /// <summary>Stays on record and counts for nothing.</summary>
    Void,
}

/// <summary>One round of voting on an item, by one channel.</summary>
public sealed record Round
{
    public required int Number { get; init; }

    public required BallotChannel Channel { get; init; }

    /// <summary>发出: papers handed out.</summary>
    public required int Issued { get; init; }

    public RoundState State { get; init; }

    public int Reminders { get; init; }

    /// <summary>收回, as the scrutineer counted at the box.</summary>
    public int? Collected { get; init; }

    /// <summary>What each teller keyed, by 工号; emptied when the two differ.</summary>
    public ImmutableSortedDictionary<string, PaperCount> Counts { get; init; } = ImmutableSortedDictionary.Create<string, PaperCount>(StringComparer.Ordinal);

    /// <summary>Times that the tellers' counts differed.</summary>
    public int Mismatches { get; init; }

    public Tally? Tally { get; init; }

    public string? VoidBecause { get; init; }
}

/// <summary>Voting begins.</summary>
/// <param name="Item">Number on the agenda.</param>
/// <param name="Round">1 for the item's first.</param>
/// <param name="Channel">By what the votes of this round are collected.</param>
/// <param name="Issued">发出.</param>
/// <param name="Present">实到, as the tally report says it.</param>
/// <param name="Seated">Labels of the judges who count, where N is frozen here and not at the questioning; else null.</param>
public sealed record BallotOpened(int Item, int Round, BallotChannel Channel, int Issued, int Present, IReadOnlyList<string>? Seated) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting)
    {
        var item = meeting.Item(Item);
        return meeting.With(item with
        {
            Stage = ItemStage.Balloting,
            Seated = Seated is null ? item.Seated : item.LeftByRecusal.Union(Seated),
            Present = Present,
            Rounds = item.Rounds.Add(new Round { Number = Round, Channel = Channel, Issued = Issued }),
        });
    }
}

public sealed record BallotReminded(int Item, int Reminder) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => Ballots.OnRound(meeting, Item, r => r with { Reminders = Reminder });
}

/// <summary>The scrutineer closes the box and says how many papers came back.</summary>
/// <param name="Item">Number on the agenda.</param>
/// <param name="Collected">收回.</param>
/// <param name="Void">More came back than went out: the round counts for nothing.</param>
public sealed record BallotClosed(int Item, int Collected, bool Void) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => Ballots.OnRound(
        meeting,
        Item,
        r => r with { Collected = Collected, State = Void ? RoundState.Void : RoundState.Closed, VoidBecause = Void ? Rules.MoreCollectedThanIssued.Code : null },
        Void ? ItemStage.Questioned : ItemStage.Counting);
}

/// <summary>A technical fault: the round stays on record, void, and the next one may use another channel.</summary>
public sealed record RoundVoided(int Item, string Reason) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) =>
        Ballots.OnRound(meeting, Item, r => r with { State = RoundState.Void, VoidBecause = Reason, Tally = null }, ItemStage.Questioned);
}

/// <summary>Opening, reminding, closing and voiding a round, whatever its channel.</summary>
public static class Ballots
{
    public static BallotOpened Open(ReviewMeeting meeting, int number, BallotChannel channel, int issued)
    {
        var item = meeting.Item(number);
        if (item.Tally is not null)
        {
            throw new BrokenRuleException(Rules.RoundAlreadyCounted, ("item", number));
        }

        item.MustStandAt(ItemStage.Questioned);
        meeting.MustNotBePostponed();
        Recusals.MustBeDecided(meeting, number);
        if (!meeting.Settings.Channels.Contains(channel))
        {
            throw new BrokenRuleException(Rules.ChannelNotProvided, ("channel", channel));
        }

        Officers.MustBeComplete(meeting);
        Require.NotNegative(issued, "issued");
        var opened = new BallotOpened(number, item.Rounds.Count + 1, channel, issued, Present(meeting, item), SeatedNow(meeting, item));
        var after = opened.Apply(meeting);
        var able = Session.Able(after, after.Item(number)).Count();
        if (issued > able)
        {
            throw new BrokenRuleException(Rules.MoreIssuedThanJudges, ("issued", issued), ("judges", able));
        }

        return opened;
    }

    public static BallotReminded Remind(ReviewMeeting meeting, int number)
    {
        var item = meeting.Item(number);
        item.MustStandAt(ItemStage.Balloting);
        return new BallotReminded(number, item.Round!.Reminders + 1);
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="collected">Papers in the box.</param>
    /// <param name="confirmMissing">The scrutineer confirms that nobody else is going to vote.</param>
    public static BallotClosed Close(ReviewMeeting meeting, int number, int collected, bool confirmMissing)
    {
        var item = meeting.Item(number);
        item.MustStandAt(ItemStage.Balloting);
        Require.NotNegative(collected, "collected");
        var round = item.Round!;
        var missing = Session.Able(meeting, item).Count() - collected;
        var isVoid = Tally.IsVoid(round.Issued, collected);
        if (missing > 0 && !isVoid && (round.Reminders < meeting.Settings.BallotReminders || !confirmMissing))
        {
            throw new BrokenRuleException(
                Rules.BallotsMissing, ("missing", missing), ("reminders", round.Reminders), ("needed", meeting.Settings.BallotReminders));
        }

        return new BallotClosed(number, collected, isVoid);
    }

    /// <summary>Only while nobody knows the result: a second round never follows from it.</summary>
    public static RoundVoided Void(ReviewMeeting meeting, int number, string reason)
    {
        var item = meeting.Item(number);
        if (item.Tally is not null || item.Round is { Counts.IsEmpty: false } || item.Round is { Mismatches: > 0 })
        {
            throw new BrokenRuleException(Rules.RoundAlreadyCounted, ("item", number));
        }

        item.MustStandAt(ItemStage.Balloting, ItemStage.Counting);
        Require.Text(reason, 500, "reason");
        return new RoundVoided(number, reason.Trim());
    }

    internal static ReviewMeeting OnRound(ReviewMeeting meeting, int number, Func<Round, Round> change, ItemStage? stage = null)
    {
        var item = meeting.Item(number);
        return meeting.With(item.With(change(item.Round!)) with { Stage = stage ?? item.Stage });
    }

    // Frozen by the first round since the questioning opened; a void round is no way to count anew who sits.
    private static IReadOnlyList<string>? SeatedNow(ReviewMeeting meeting, AgendaItem item) =>
        meeting.Settings.Base == VoteBase.SeatedAtBallot && item.Rounds.Count == item.RoundsBefore ? Hearing.Seated(meeting, item) : null;

    private static int Present(ReviewMeeting meeting, AgendaItem item) =>
        meeting.Settings.Base == VoteBase.SeatedAtQuestioning
            ? item.Present
            : meeting.Judges.Select(j => j.Label).Union(item.LeftByRecusal).Count(meeting.CheckedIn.Contains);
}
