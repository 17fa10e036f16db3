using System.Collections.Immutable;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.Core.Meetings;

/// <summary>The result is announced on the spot and posted; from here the time for objections runs.</summary>
public sealed record ResultPublished(int Item, DateTimeOffset At, DateTimeOffset ObjectionsUntil) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) =>
        meeting.With(meeting.Item(Item) with { Stage = ItemStage.Published, ObjectionsUntil = ObjectionsUntil });
}

/// <summary>异议: about the procedure only. It suspends no referral.</summary>
/// <param name="Number">1 for the item's first.</param>
/// <param name="By">Role and key of who filed it.</param>
/// <param name="Text">In words.</param>
/// <param name="Upheld">null while undecided.</param>
public sealed record Objection(int Number, Actor By, string Text, bool? Upheld);

public sealed record ObjectionFiled(int Item, Actor By, string Text) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting)
    {
        var item = meeting.Item(Item);
        return meeting.With(item with { Objections = item.Objections.Add(new Objection(item.Objections.Count + 1, By, Text, null)) });
    }
}

/// <summary>Upheld: the round is void and a new, numbered meeting follows; the referral stays open.</summary>
public sealed record ObjectionDecided(int Item, int Number, bool Upheld, string Reason) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting)
    {
        var item = meeting.Item(Item);
        var decided = item with { Objections = item.Objections.SetItem(Number - 1, item.Objections[Number - 1] with { Upheld = Upheld }) };
        return meeting.With(Upheld && item.Tally is not null ? decided.With(decided.Round! with { State = RoundState.Void, VoidBecause = Reason }) : decided);
    }
}

/// <summary>One of those who must agree has agreed to withdraw the item.</summary>
public sealed record WithdrawalConsented(int Item, Role By, string Reason, bool Withdrawn) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting)
    {
        var item = meeting.Item(Item);
        return meeting.With(item with
        {
            WithdrawalConsents = item.WithdrawalConsents.SetItem(By, Reason),
            Stage = Withdrawn ? ItemStage.Withdrawn : item.Stage,
        });
    }
}

/// <summary>What follows a verdict, or takes its place.</summary>
public static class Publishing
{
    public static ResultPublished Publish(ReviewMeeting meeting, int number, Circumstances at)
    {
        meeting.Item(number).MustStandAt(ItemStage.Decided);
        return new ResultPublished(number, at.Now, at.Calendar.AddWorkingDays(at.Now, meeting.Settings.ObjectionWorkingDays));
    }

    /// <summary>By a respondent or a judge of the item.</summary>
    public static ObjectionFiled FileObjection(ReviewMeeting meeting, int number, string text, Circumstances at)
    {
        meeting.MustStandAt(MeetingStage.InSession, MeetingStage.Concluded);
        var item = meeting.Item(number);
        item.MustStandAt(ItemStage.Published);
        Require.Text(text, 4000, "text");
        MustBeOfItem(item, at.Actor);
        if (at.Now >= item.ObjectionsUntil)
        {
            throw new BrokenRuleException(Rules.ObjectionTooLate, ("until", item.ObjectionsUntil!));
        }

        return new ObjectionFiled(number, at.Actor, text.Trim());
    }

    /// <param name="meeting">The meeting.</param>
    /// <param name="number">The item's number.</param>
    /// <param name="objection">The objection's number.</param>
    /// <param name="upheld">Whether it is right.</param>
    /// <param name="reason">In words.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="handlers">Keys of everybody who gave a command in this meeting's preparation and chair: they may not judge themselves.</param>
    public static ObjectionDecided DecideObjection(
        ReviewMeeting meeting, int number, int objection, bool upheld, string reason, Actor by, IReadOnlySet<string> handlers)
    {
        var item = meeting.Item(number);
        var filed = item.Objections.Find(o => o.Number == objection) ?? throw new BrokenRuleException(Rules.NotFound, ("what", $"objection {objection}"));
        Require.Text(reason, 4000, "reason");
        if (filed.Upheld is not null)
        {
            throw new BrokenRuleException(Rules.ObjectionAlreadyDecided);
        }

        if (filed.By.Id == by.Id || handlers.Contains(by.Id))
        {
            throw new BrokenRuleException(Rules.ObjectionNeedsSomebodyElse);
        }

        return new ObjectionDecided(number, objection, upheld, reason.Trim());
    }

    public static WithdrawalConsented Withdraw(ReviewMeeting meeting, int number, string reason, Role by)
    {
        var item = meeting.Item(number);
        if (item.Stage is >= ItemStage.Balloting || !item.Rounds.IsEmpty)
        {
            throw new BrokenRuleException(Rules.WithdrawalTooLate);
        }

        Require.Text(reason, 500, "reason");
        var needed = meeting.Stage >= MeetingStage.Drawn
            ? ImmutableSortedSet.Create(Role.EvaluationOfficer, Role.UnionOfficer, Role.Observer)
            : ImmutableSortedSet.Create(Role.EvaluationOfficer, Role.UnionOfficer);
        if (!needed.Contains(by) || item.WithdrawalConsents.ContainsKey(by))
        {
            throw new BrokenRuleException(Rules.WithdrawalNotYours);
        }

        return new WithdrawalConsented(number, by, reason.Trim(), needed.IsSubsetOf(item.WithdrawalConsents.Keys.Append(by)));
    }

    private static void MustBeOfItem(AgendaItem item, Actor by)
    {
        if (by.Role == Role.Respondent && !item.Facts.Respondents.Any(r => r.Number == by.PersonKey))
        {
            throw new BrokenRuleException(Rules.NotARespondent, ("item", item.Number));
        }

        if (by.Role == Role.Judge && !item.Seated.Contains(by.PersonKey ?? ""))
        {
            throw new BrokenRuleException(Rules.NotAJudgeOfItem, ("item", item.Number));
        }
    }
}
