namespace DemocraticReview.Core.Meetings;

/// <summary>What a calendar of working days refuses.</summary>
public static class CalendarRules
{
    /// <summary>A day is both a holiday and a make-up working day. Facts: day.</summary>
    public static readonly Rule DayIsBoth = new("calendar-day-is-both", RuleSource.House);

    /// <summary>A make-up working day (调休上班) must be a Saturday or Sunday: any other day is worked anyway, so it is a slip. Facts: day.</summary>
    public static readonly Rule MakeUpOnWeekday = new("calendar-make-up-on-weekday", RuleSource.House);

    /// <summary>The offset from UTC must be whole minutes, at most 14 hours either way. Facts: offset.</summary>
    public static readonly Rule OffsetOutOfRange = new("calendar-offset-out-of-range", RuleSource.House);

    /// <summary>A deadline counts from 0 up to <see cref="WorkCalendar.MostDays"/> working days. Facts: days, most.</summary>
    public static readonly Rule DaysOutOfRange = new("calendar-days-out-of-range", RuleSource.House);
}
