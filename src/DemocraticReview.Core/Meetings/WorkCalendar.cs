using System.Collections.Frozen;
using System.Globalization;

namespace DemocraticReview.Core.Meetings;

/// <summary>
/// The enterprise's working days (工作日): Monday to Friday, without the holidays, with the make-up working days (调休上班) that are
/// announced for each year. Nothing is known by itself: both lists are handed in.
/// </summary>
public sealed record WorkCalendar
{
    /// <summary>Longest deadline, in working days: some four years.</summary>
    public const int MostDays = 1_000;

    /// <summary>China has one time of day and no summer time.</summary>
    public static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    private readonly FrozenSet<DateOnly> _holidays;
    private readonly FrozenSet<DateOnly> _makeUpDays;

    /// <param name="holidays">Days off; a holiday that falls on a weekend may be listed.</param>
    /// <param name="makeUpDays">Saturdays and Sundays that are worked.</param>
    /// <param name="offset">The enterprise's offset from UTC; <see cref="ChinaOffset"/> when not given.</param>
    /// <exception cref="BrokenRuleException">One of <see cref="CalendarRules"/>.</exception>
    public WorkCalendar(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> makeUpDays, TimeSpan? offset = null)
    {
        _holidays = holidays.ToFrozenSet();
        _makeUpDays = makeUpDays.ToFrozenSet();
        Offset = offset ?? ChinaOffset;
        if (Offset.Duration() > TimeSpan.FromHours(14) || Offset.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            throw new BrokenRuleException(CalendarRules.OffsetOutOfRange, ("offset", Offset));
        }

        foreach (var day in _makeUpDays.Order())
        {
            CheckMakeUpDay(day);
        }
    }

    /// <summary>Monday to Friday, in China's time: what there is before anyone has entered a holiday.</summary>
    public static WorkCalendar WeekdaysOnly { get; } = new([], []);

    /// <summary>The enterprise's offset from UTC.</summary>
    public TimeSpan Offset { get; }

    public bool IsWorkingDay(DateOnly day) => !_holidays.Contains(day) && (!IsWeekend(day) || _makeUpDays.Contains(day));

    /// <summary>The date on the enterprise's wall calendar at <paramref name="instant"/>.</summary>
    public DateOnly LocalDay(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>
    /// The deadline <paramref name="days"/> working days after <paramref name="start"/>: the end (24:00) of that many-th working day after
    /// the day of <paramref name="start"/>, which itself never counts. 0 is the end of that day. Given as the first instant past the
    /// deadline, with the enterprise's offset: still in time is whatever is earlier.
    /// </summary>
    /// <exception cref="BrokenRuleException"><see cref="CalendarRules.DaysOutOfRange"/>.</exception>
    public DateTimeOffset AddWorkingDays(DateTimeOffset start, int days)
    {
        if (days is < 0 or > MostDays)
        {
            throw new BrokenRuleException(CalendarRules.DaysOutOfRange, ("days", days), ("most", MostDays));
        }

        var day = LocalDay(start);
        for (var left = days; left > 0; left -= IsWorkingDay(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        return new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Offset);
    }

    /// <summary>
    /// Working days after the day of <paramref name="start"/>, up to and including the day of <paramref name="end"/>: from Monday to
    /// Tuesday is 1. Midnight belongs to the day that ends, so a deadline lies exactly its own number of days ahead. 0 when
    /// <paramref name="end"/> is not later.
    /// </summary>
    public int WorkingDaysBetween(DateTimeOffset start, DateTimeOffset end)
    {
        if (end <= start)
        {
            return 0;
        }

        var last = LocalDay(end.AddTicks(-1));
        var count = 0;
        for (var day = LocalDay(start); day < last;)
        {
            day = day.AddDays(1);
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    public bool Equals(WorkCalendar? other) =>
        other is not null && Offset == other.Offset && _holidays.SetEquals(other._holidays) && _makeUpDays.SetEquals(other._makeUpDays);

    public override int GetHashCode() => HashCode.Combine(Offset, _holidays.Count, _makeUpDays.Count);

    private void CheckMakeUpDay(DateOnly day)
    {
        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (_holidays.Contains(day))
        {
            throw new BrokenRuleException(CalendarRules.DayIsBoth, ("day", text));
        }

        if (!IsWeekend(day))
        {
            throw new BrokenRuleException(CalendarRules.MakeUpOnWeekday, ("day", text));
        }
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
