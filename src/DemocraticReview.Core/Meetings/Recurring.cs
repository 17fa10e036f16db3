using System.Globalization;

namespace DemocraticReview.Core.Meetings;

/// <summary>The next meeting of the same procedure is prepared.</summary>
public sealed record NextMeetingBegun(Guid Next) : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { NextMeeting = Next };
}

/// <summary>No further meeting is prepared by itself.</summary>
public sealed record RecurrenceStopped : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting with { RecurrenceIsStopped = true };
}

/// <summary>每月一次: each announced meeting has the next one prepared in good time, until the office stops it.</summary>
public static class Recurring
{
    /// <summary>Key of the clock that prepares the next meeting.</summary>
    public const string Clock = "next-meeting";

    /// <summary>How long before its day the next meeting is prepared.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(14);

    private const int LongestName = 30;

    /// <summary>When the next meeting is to be prepared; null where none is.</summary>
    public static DateTimeOffset? DueAt(ReviewMeeting meeting) =>
        meeting is { Settings.Recurs: Recurrence.Monthly, IsRehearsal: false, RecurrenceIsStopped: false, NextMeeting: null, Stage: >= MeetingStage.Announced }
            ? meeting.HeldAt.AddMonths(1) - Ahead
            : null;

    /// <summary>The next meeting, a month after this one, on the first working day from there.</summary>
    /// <param name="meeting">The meeting it follows.</param>
    /// <param name="next">Key of the new one.</param>
    /// <param name="number">A number that is free, from <see cref="NumberOf"/>.</param>
    /// <param name="definition">The newest version of the procedure.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="at">When.</param>
    /// <exception cref="BrokenRuleException"><see cref="Rules.ClockNotDue"/>.</exception>
    public static (MeetingCreated Created, NextMeetingBegun Begun) Begin(
        ReviewMeeting meeting, Guid next, string number, DefinitionRef definition, ProcedureSettings settings, Circumstances at)
    {
        if (DueAt(meeting) is not { } due || at.Now < due)
        {
            throw new BrokenRuleException(Rules.ClockNotDue);
        }

        var created = new MeetingCreated(
            next, meeting.EnterpriseId, number, number, false, settings with { Seats = Math.Max(settings.Seats, meeting.Settings.Seats) }, definition, DayAfter(meeting, at.Calendar), meeting.Place, null);
        return (Preparing.Create(created), new NextMeetingBegun(next));
    }

    /// <summary>Name of the procedure and month, such as <c>工资联审 2026-08</c>; from the second try on with a number behind it.</summary>
    public static string NumberOf(ReviewMeeting meeting, int attempt, WorkCalendar calendar)
    {
        var name = meeting.Settings.DisplayName[..Math.Min(LongestName, meeting.Settings.DisplayName.Length)];
        var month = calendar.LocalDay(DayAfter(meeting, calendar)).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return attempt == 1 ? $"{name} {month}" : string.Create(CultureInfo.InvariantCulture, $"{name} {month}-{attempt}");
    }

    public static RecurrenceStopped Stop(ReviewMeeting meeting) =>
        DueAt(meeting) is null ? throw new BrokenRuleException(Rules.NothingRecurs) : new RecurrenceStopped();

    private static DateTimeOffset DayAfter(ReviewMeeting meeting, WorkCalendar calendar)
    {
        var day = meeting.HeldAt.AddMonths(1);
        while (!calendar.IsWorkingDay(calendar.LocalDay(day)))
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
