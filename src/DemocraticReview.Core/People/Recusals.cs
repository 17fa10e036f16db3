using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Core.People;

/// <summary>Somebody asks that a person stay out; from the office, or about oneself, it holds at once.</summary>
public sealed record RecusalRaised(Recusal Recusal, bool PostponesItem) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) =>
        Recusals.Apply(meeting with { Recusals = meeting.Recusals.Add(Recusal) }, Recusal, PostponesItem);
}

/// <summary>The office decides on a recusal that somebody else raised.</summary>
public sealed record RecusalDecided(int Number, bool Granted, string Reason, bool PostponesItem) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting)
    {
        var decided = meeting.Recusals[Number - 1] with { Granted = Granted };
        return Recusals.Apply(meeting with { Recusals = meeting.Recusals.SetItem(Number - 1, decided) }, decided, PostponesItem);
    }
}

/// <summary>回避. Before the draw: out of the pool. After it: out of every item not yet opened, and not back. With questioning open: N falls by one.</summary>
public static class Recusals
{
    /// <param name="meeting">The meeting.</param>
    /// <param name="personNumber">工号 of the person to stay out.</param>
    /// <param name="item">For a functional head, the item it is about; the next one if null. Ignored for everybody else.</param>
    /// <param name="reason">In words.</param>
    /// <param name="by">Who raises it.</param>
    public static RecusalRaised Raise(ReviewMeeting meeting, string personNumber, int? item, string reason, Actor by)
    {
        MustBeInTime(meeting);
        Require.Text(personNumber, 40, "personNumber");
        Require.Text(reason, 500, "reason");
        var about = ItemFor(meeting, personNumber, item);
        if (meeting.Recusals.Exists(r => r.PersonNumber == personNumber && r.Granted != false && (r.Item is null || r.Item == about)))
        {
            throw new BrokenRuleException(Rules.RecusalAlreadyRaised, ("person", personNumber));
        }

        var own = by.Role == Role.Judge && meeting.Callable.Any(j => j.Label == by.PersonKey && j.Person.Number == personNumber);
        var granted = by.Role == Role.UnionOfficer || own;
        var recusal = new Recusal(meeting.Recusals.Count + 1, personNumber, about, by.Role, reason.Trim(), granted ? true : null);
        return new RecusalRaised(recusal, granted && Postpones(meeting, personNumber));
    }

    public static RecusalDecided Decide(ReviewMeeting meeting, int number, bool granted, string reason)
    {
        MustBeInTime(meeting);
        Require.Text(reason, 500, "reason");
        var recusal = meeting.Recusals.Find(r => r.Number == number) ?? throw new BrokenRuleException(Rules.NotFound, ("what", $"recusal {number}"));
        if (recusal.Granted is not null)
        {
            throw new BrokenRuleException(Rules.RecusalAlreadyDecided);
        }

        return new RecusalDecided(number, granted, reason.Trim(), granted && Postpones(meeting, recusal.PersonNumber));
    }

    /// <summary>Whether this person may judge this item at all: no granted recusal, no respondent or of a respondent's unit, not over the item.</summary>
    public static bool MayJudge(ReviewMeeting meeting, Judge judge, AgendaItem item) =>
        !meeting.Recusals.Exists(r => r.Holds(judge.Person.Number, item.Number))
        && !item.Facts.Respondents.Any(r => IsTooNear(meeting, judge.Person, r))
        && !(judge.Kind == JudgeKind.FunctionalHead && judge.Person.Unit == item.Facts.OwnerUnit);

    /// <summary>What somebody has raised is decided before it can no longer be.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.RecusalUndecided"/>.</exception>
    public static void MustBeDecided(ReviewMeeting meeting, int? item)
    {
        if (meeting.Recusals.Find(r => r.Granted is null && (item is null || r.Item is null || r.Item == item)) is { } open)
        {
            throw new BrokenRuleException(Rules.RecusalUndecided, ("number", open.Number));
        }
    }

    /// <summary>Why a corps member is kept out of the draw; null if eligible.</summary>
    public static Rule? WhyNotInPool(ReviewMeeting meeting, Person member)
    {
        if (meeting.Recusals.Exists(r => r.Granted == true && r.PersonNumber == member.Number))
        {
            return Rules.MemberRecused;
        }

        var respondents = meeting.Agenda.Where(i => i.Stage != ItemStage.Withdrawn).SelectMany(i => i.Facts.Respondents);
        if (meeting.Settings.RecusalLevel != RecusalLevel.Nobody && respondents.Any(r => r.Number == member.Number))
        {
            return Rules.MemberIsRespondent;
        }

        if (respondents.Any(r => IsTooNear(meeting, member, r)))
        {
            return Rules.MemberSharesUnit;
        }

        return meeting.Officers.Exists(o => o.Person.Number == member.Number) || meeting.Heads.Exists(h => h.Person.Number == member.Number)
            ? Rules.MemberHoldsOffice
            : null;
    }

    internal static ReviewMeeting Apply(ReviewMeeting meeting, Recusal recusal, bool postpones)
    {
        if (recusal.Granted != true)
        {
            return meeting;
        }

        var judge = meeting.Judges.FirstOrDefault(j => j.Person.Number == recusal.PersonNumber);
        if (meeting.Current is { Stage: ItemStage.Questioning or ItemStage.Questioned } open && judge is not null
            && recusal.Holds(recusal.PersonNumber, open.Number) && open.Seated.Contains(judge.Label))
        {
            meeting = meeting.With(open with { LeftByRecusal = open.LeftByRecusal.Add(judge.Label) });
        }

        // A representative never comes back; a head is out for the item alone and keeps the seat.
        meeting = meeting with
        {
            Seats = meeting.Seats.RemoveAll(s => s.Person.Number == recusal.PersonNumber),
            Reserves = meeting.Reserves.RemoveAll(r => r.Person.Number == recusal.PersonNumber),
        };
        return postpones ? Session.Postpone(meeting, Rules.TooFewRepresentatives.Code) : meeting;
    }

    private static bool IsTooNear(ReviewMeeting meeting, Person person, Person respondent) =>
        meeting.Settings.RecusalLevel != RecusalLevel.Nobody
        && (respondent.Number == person.Number || (meeting.Settings.RecusalLevel == RecusalLevel.Unit && respondent.Unit == person.Unit));

    private static int? ItemFor(ReviewMeeting meeting, string personNumber, int? item)
    {
        if (!meeting.Heads.Exists(h => h.Person.Number == personNumber))
        {
            return null;
        }

        var about = item is { } number ? meeting.Item(number) : meeting.Next;
        return about is { IsSettled: false } ? about.Number : throw new BrokenRuleException(Rules.RecusalTooLate);
    }

    private static bool Postpones(ReviewMeeting meeting, string personNumber) =>
        meeting.Current is { Stage: ItemStage.Questioning or ItemStage.Questioned } open
        && meeting.Seats.Find(s => s.Person.Number == personNumber) is { } judge
        && open.Seated.Contains(judge.Label)
        && Session.Able(meeting, open).Count(j => j.Kind == JudgeKind.Representative && j != judge) < meeting.Settings.MinimumRepresentatives;

    private static void MustBeInTime(ReviewMeeting meeting)
    {
        // The list is bound by what the witnesses have signed; in a few minutes the panel is there, and a recusal empties a seat.
        if (meeting.Drawing?.Roster is not null)
        {
            throw new BrokenRuleException(DrawRules.RosterIsFrozen);
        }

        if (meeting.Stage is < MeetingStage.Announced or > MeetingStage.InSession || meeting.Current is { Stage: >= ItemStage.Balloting and < ItemStage.Published })
        {
            throw new BrokenRuleException(meeting.Stage < MeetingStage.Announced ? Rules.StageNotReached : Rules.RecusalTooLate, ("stage", meeting.Stage), ("needed", MeetingStage.Announced));
        }
    }
}
