using System.Collections.Immutable;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
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

    /// <summary>Of a round on phones, since it was opened.</summary>
    public OpenedBox? Box { get; init; }

    /// <summary>Of a round on phones, since it was closed.</summary>
    public ClosedBox? ClosedBox { get; init; }

    /// <summary>Of a round on phones, what the holders have decrypted, by their numbers.</summary>
    public ImmutableSortedDictionary<int, string> Parts { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

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
/// <param name="Box">For phones: which box it is.</param>
public sealed record BallotOpened(
    int Item, int Round, BallotChannel Channel, int Issued, int Present, IReadOnlyList<string>? Seated, OpenedBox? Box = null) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting)
    {
        var item = meeting.Item(Item);
        return (meeting with { Points = meeting.Points.Add(WitnessedPoint.BallotOpened) }).With(item with
        {
            Stage = ItemStage.Balloting,
            Seated = Seated is null ? item.Seated : item.LeftByRecusal.Union(Seated),
            Present = Present,
            Phone = null,
            Rounds = item.Rounds.Add(new Round { Number = Round, Channel = Channel, Issued = Issued, Box = Box }),
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
/// <param name="Box">For phones: what the box held.</param>
public sealed record BallotClosed(int Item, int Collected, bool Void, ClosedBox? Box = null) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => Ballots.OnRound(
        meeting with { Points = meeting.Points.Add(WitnessedPoint.BallotClosed) },
        Item,
        r => r with { Collected = Collected, ClosedBox = Box, State = Void ? RoundState.Void : RoundState.Closed, VoidBecause = Void ? Rules.MoreCollectedThanIssued.Code : null },
        Void ? ItemStage.Questioned : ItemStage.Counting);
}

/// <summary>A technical fault: the round stays on record, void, and the next one may use another channel.</summary>
public sealed record RoundVoided(int Item, string Reason) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) =>
        Ballots.OnRound(meeting, Item, r => r with { State = RoundState.Void, VoidBecause = Reason, Tally = null }, ItemStage.Questioned);
}

/// <summary>Opening, reminding, closing and voiding a round. What a round on phones needs before it opens stands in <see cref="PhoneRounds"/>.</summary>
public static class Ballots
{
    /// <summary>A round on paper, at once; it takes the place of a round on phones that is still being set up.</summary>
    public static BallotOpened Open(ReviewMeeting meeting, int number, BallotChannel channel, int issued)
    {
        MayOpen(meeting, number, channel);
        if (channel == BallotChannel.Phone)
        {
            throw new BrokenRuleException(PhoneRules.ListNotFrozen);
        }

        Officers.MustBeComplete(meeting);
        Require.NotNegative(issued, "issued");
        return Opened(meeting, number, channel, issued, null);
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
        if (item.Round!.Channel != BallotChannel.Paper)
        {
            throw new BrokenRuleException(PhoneRules.OtherChannel, ("item", number));
        }

        Require.NotNegative(collected, "collected");
        return Closed(meeting, item, collected, Tally.IsVoid(item.Round.Issued, collected), confirmMissing, null);
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="box">Of <see cref="BallotBox.Close"/>.</param>
    /// <param name="confirmMissing">The scrutineer confirms that nobody else is going to vote.</param>
    public static BallotClosed Close(ReviewMeeting meeting, int number, ClosedBox box, bool confirmMissing)
    {
        PhoneRounds.MustBeOpen(meeting, number);
        var item = meeting.Item(number);
        var isVoid = box.Ballots > box.Credentials || box.Credentials > box.Heads || box.Heads > item.N;
        return Closed(meeting, item, box.Ballots, isVoid, confirmMissing, box);
    }

    /// <summary>Only while nobody knows the result: a second round never follows from it.</summary>
    public static RoundVoided Void(ReviewMeeting meeting, int number, string reason)
    {
        var item = meeting.Item(number);
        var isKnown = item.Round is { Channel: BallotChannel.Phone } box && box.Parts.Count >= meeting.KeyHolders.Count;
        if (item.Tally is not null || item.Round is { Counts.IsEmpty: false } || item.Round is { Mismatches: > 0 } || isKnown)
        {
            throw new BrokenRuleException(Rules.RoundAlreadyCounted, ("item", number));
        }

        item.MustStandAt(ItemStage.Balloting, ItemStage.Counting);
        Require.Text(reason, 500, "reason");
        return new RoundVoided(number, reason.Trim());
    }

    /// <summary>What every round needs before it opens.</summary>
    internal static AgendaItem MayOpen(ReviewMeeting meeting, int number, BallotChannel channel)
    {
        var item = meeting.Item(number);
        if (item.Tally is not null)
        {
            throw new BrokenRuleException(Rules.RoundAlreadyCounted, ("item", number));
        }

        item.MustStandAt(ItemStage.Questioned);
        meeting.MustNotBePostponed();
        Recusals.MustBeDecided(meeting, number);
        return meeting.Settings.Channels.Contains(channel) ? item : throw new BrokenRuleException(Rules.ChannelNotProvided, ("channel", channel));
    }

    internal static BallotOpened Opened(ReviewMeeting meeting, int number, BallotChannel channel, int issued, OpenedBox? box)
    {
        var item = meeting.Item(number);
        var opened = new BallotOpened(number, item.Rounds.Count + 1, channel, issued, Present(meeting, item), SeatedNow(meeting, item), box);
        var after = opened.Apply(meeting);
        var able = Session.Able(after, after.Item(number)).Count();
        return issued > able ? throw new BrokenRuleException(Rules.MoreIssuedThanJudges, ("issued", issued), ("judges", able)) : opened;
    }

    internal static ReviewMeeting OnRound(ReviewMeeting meeting, int number, Func<Round, Round> change, ItemStage? stage = null)
    {
        var item = meeting.Item(number);
        return meeting.With(item.With(change(item.Round!)) with { Stage = stage ?? item.Stage });
    }

    private static BallotClosed Closed(ReviewMeeting meeting, AgendaItem item, int collected, bool isVoid, bool confirmMissing, ClosedBox? box)
    {
        var missing = Session.Able(meeting, item).Count() - collected;
        var reminders = item.Round!.Reminders;
        if (missing > 0 && !isVoid && (reminders < meeting.Settings.BallotReminders || !confirmMissing))
        {
            throw new BrokenRuleException(Rules.BallotsMissing, ("missing", missing), ("reminders", reminders), ("needed", meeting.Settings.BallotReminders));
        }

        return new BallotClosed(item.Number, collected, isVoid, box);
    }

    // Frozen by the first round since the questioning opened; a void round is no way to count anew who sits.
    private static IReadOnlyList<string>? SeatedNow(ReviewMeeting meeting, AgendaItem item) =>
        meeting.Settings.Base == VoteBase.SeatedAtBallot && item.Rounds.Count == item.RoundsBefore ? Hearing.Seated(meeting, item) : null;

    private static int Present(ReviewMeeting meeting, AgendaItem item) =>
        meeting.Settings.Base == VoteBase.SeatedAtQuestioning
            ? item.Present
            : meeting.Judges.Select(j => j.Label).Union(item.LeftByRecusal).Count(meeting.CheckedIn.Contains);
}
