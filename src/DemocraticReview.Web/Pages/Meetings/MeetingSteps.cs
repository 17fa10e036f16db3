using System.Collections.Immutable;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Pages;

/// <summary>What the office can do with a meeting on its overview; each has one form or one link.</summary>
public enum MeetingStep
{
    Agenda,
    Heads,
    Officers,
    Announce,
    Recusals,
    Draw,
    Notify,
    CheckIn,
    OpenSession,
    TakeUp,
    Item,
    Release,
    Objections,
    Rectify,
    Conclude,
    Close,
    Reschedule,
    Postpone,
    StopRecurring,
    Correct,
}

/// <summary>Which step is the next one and which others are open: advice for the page. Core alone decides what is allowed.</summary>
public static class MeetingSteps
{
    private const int AllOfficers = 4;

    /// <returns>The one to do next first, then the others; empty for a meeting on which nothing is left to do.</returns>
    public static ImmutableArray<MeetingStep> Of(ReviewMeeting meeting) =>
        [.. (meeting.PostponedBecause is null ? Running(meeting) : [MeetingStep.Reschedule]).Concat(Beside(meeting)).Distinct()];

    private static IEnumerable<MeetingStep> Running(ReviewMeeting meeting) => meeting.Stage switch
    {
        MeetingStage.Prepared => Preparing(meeting),
        MeetingStage.Announced => AnyUndecided(meeting) ? [MeetingStep.Recusals, MeetingStep.Draw] : [MeetingStep.Draw],
        MeetingStage.Drawn => [MeetingStep.Notify],
        MeetingStage.Notified => Gathering(meeting),
        MeetingStage.InSession => InSession(meeting),
        MeetingStage.Concluded => AnyObjection(meeting) ? [MeetingStep.Objections, MeetingStep.Close] : [MeetingStep.Close],
        _ => [MeetingStep.Correct],
    };

    /// <summary>The texts of a step (<c>Step.{name}</c>), which differ where nobody is drawn and where seats belong to offices.</summary>
    public static string NameOf(MeetingStep step, ReviewMeeting meeting) => NameOf(step, meeting.Settings) is var name && step == MeetingStep.Reschedule && meeting.Stage == MeetingStage.Prepared
        ? $"{name}Draft"
        : name;

    private static string NameOf(MeetingStep step, ProcedureSettings settings) => step switch
    {
        MeetingStep.Draw when settings.Selection == Selection.AllMembers => "DrawAll",
        MeetingStep.Heads when settings.OfficeSeats is not null => "HeadsByOffice",
        _ => step.ToString(),
    };

    private static IEnumerable<MeetingStep> Preparing(ReviewMeeting meeting)
    {
        var steps = PreparingWithHeads(meeting);
        return meeting.Settings.OfficeSeats is { Count: 0 } ? steps.Where(s => s != MeetingStep.Heads) : steps;
    }

    private static IEnumerable<MeetingStep> PreparingWithHeads(ReviewMeeting meeting)
    {
        if (meeting.Agenda.IsEmpty)
        {
            return [MeetingStep.Agenda, MeetingStep.Heads, MeetingStep.Officers];
        }

        if (meeting.Agenda.All(i => i.Stage == ItemStage.Withdrawn))
        {
            return [MeetingStep.Conclude, MeetingStep.Agenda];
        }

        MeetingStep[] all = [MeetingStep.Announce, MeetingStep.Agenda, MeetingStep.Heads, MeetingStep.Officers];
        var seatsAreFree = meeting.Settings.OfficeSeats is null ? SuggestedHeads(meeting).Count > 0 : OfficeSeats.Free(meeting).Count > 0;
        var first = seatsAreFree ? MeetingStep.Heads : meeting.Officers.Count(o => o.Role != Role.Witness) < AllOfficers ? MeetingStep.Officers : MeetingStep.Announce;
        return all.Prepend(first);
    }

    private static IEnumerable<MeetingStep> Gathering(ReviewMeeting meeting) =>
        Quorum.Of(meeting).IsThere ? [MeetingStep.OpenSession, MeetingStep.CheckIn] : [MeetingStep.CheckIn, MeetingStep.OpenSession];

    private static IEnumerable<MeetingStep> InSession(ReviewMeeting meeting)
    {
        if (meeting.Current is not null)
        {
            return [MeetingStep.Item];
        }

        if (meeting.Agenda.Exists(i => Releasing.IsDue(meeting, i)))
        {
            return meeting.Next is not null && meeting.Sitting ? [MeetingStep.Release, MeetingStep.TakeUp] : [MeetingStep.Release];
        }

        if (meeting.Next is not null)
        {
            return meeting.Sitting ? [MeetingStep.TakeUp, MeetingStep.CheckIn] : Gathering(meeting);
        }

        IEnumerable<MeetingStep> last = meeting.Agenda.Exists(i => i.Rectifications.Exists(r => !r.Confirmed)) ? [MeetingStep.Rectify, MeetingStep.Conclude] : [MeetingStep.Conclude];
        return AnyObjection(meeting) ? last.Prepend(MeetingStep.Objections) : last;
    }

    private static IEnumerable<MeetingStep> Beside(ReviewMeeting meeting)
    {
        if (meeting.Stage is > MeetingStage.Prepared and < MeetingStage.Concluded && meeting.Officers.Count(o => o.Role != Role.Witness) < AllOfficers)
        {
            yield return MeetingStep.Officers;
        }

        if (meeting.Stage == MeetingStage.Prepared)
        {
            yield return MeetingStep.Reschedule;
        }

        if (AnyUndecided(meeting))
        {
            yield return MeetingStep.Recusals;
        }

        if (meeting.Stage is >= MeetingStage.Announced and <= MeetingStage.InSession && meeting.PostponedBecause is null
            && meeting.Next is not null and not { Stage: >= ItemStage.Balloting })
        {
            yield return MeetingStep.Postpone;
        }

        if (Recurring.DueAt(meeting) is not null)
        {
            yield return MeetingStep.StopRecurring;
        }
    }

    /// <summary>Heads of the departments concerned who have no seat yet; the head over an item does not judge it.</summary>
    public static IReadOnlyList<Core.People.Person> SuggestedHeads(ReviewMeeting meeting) =>
        [.. meeting.Agenda.Where(i => i.Stage != ItemStage.Withdrawn).SelectMany(i => i.Facts.Departments.Select(d => d.Head)).DistinctBy(h => h.Number)
            .Where(h => !meeting.Heads.Exists(s => s.Person.Number == h.Number) && !meeting.Agenda.Exists(i => i.Facts.OwnerUnit == h.Unit))];

    /// <summary>Parts that are still to be given.</summary>
    public static IReadOnlyList<Role> MissingOfficers(ReviewMeeting meeting)
    {
        var missing = new List<Role> { Role.Scrutineer, Role.Teller, Role.Teller, Role.Observer };
        meeting.Officers.ForEach(o => missing.Remove(o.Role));
        return missing;
    }

    /// <summary>The item that a step is about.</summary>
    public static int? ItemOf(ReviewMeeting meeting, MeetingStep step) => step switch
    {
        MeetingStep.Objections => meeting.Agenda.Find(i => i.Objections.Exists(o => o.Upheld is null))?.Number,
        MeetingStep.Rectify => meeting.Agenda.Find(i => i.Rectifications.Exists(r => !r.Confirmed))?.Number,
        _ => meeting.Next?.Number,
    };

    /// <summary>What the office does on the page of an item at a stage: of the texts <c>Item.{name}</c>; null where it waits for others.</summary>
    public static string? HandlerOf(ItemStage stage) => stage switch
    {
        ItemStage.Pending => "TakeUp",
        ItemStage.Questioning => "CloseQuestioning",
        ItemStage.Questioned => "OpenBallot",
        ItemStage.Balloting => "Remind",
        ItemStage.Decided => "Publish",
        _ => null,
    };

    /// <summary>Whether the time for objections is over; a rehearsal waits for no calendar.</summary>
    public static bool CanClose(ReviewMeeting meeting, DateTimeOffset now) => meeting.IsRehearsal || !(meeting.Agenda.Max(i => i.ObjectionsUntil) > now);

    private static bool AnyUndecided(ReviewMeeting meeting) => meeting.Recusals.Exists(r => r.Granted is null) && meeting.Stage <= MeetingStage.InSession;

    private static bool AnyObjection(ReviewMeeting meeting) => meeting.Agenda.Exists(i => i.Objections.Exists(o => o.Upheld is null));
}
