using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Web.Demo;

/// <summary>Days and hours at which a works does such things.</summary>
internal static class DemoDays
{
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    /// <summary>Nine o'clock on the Monday of that week.</summary>
    public static DateTimeOffset MondayOf(DateTimeOffset time)
    {
        var day = time.ToOffset(WorkCalendar.ChinaOffset).Date;
        return new DateTimeOffset(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)).AddHours(9), WorkCalendar.ChinaOffset);
    }

    public static DateTimeOffset At(DateTimeOffset monday, int days, int hour) => new(monday.Date.AddDays(days).AddHours(hour), WorkCalendar.ChinaOffset);

    public static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>The second full half hour to come.</summary>
    public static DateTimeOffset SoonAfter(DateTimeOffset time) => new DateTimeOffset(time.Ticks - (time.Ticks % HalfHour.Ticks), time.Offset) + (HalfHour * 2);

    /// <summary>The days that are holidays in every year.</summary>
    public static IEnumerable<DateOnly> Holidays(int year) =>
        [new(year, 1, 1), .. Enumerable.Range(1, 3).Select(d => new DateOnly(year, 5, d)), .. Enumerable.Range(1, 7).Select(d => new DateOnly(year, 10, d))];
}
