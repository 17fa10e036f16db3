using System.Globalization;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Web.Pages;

/// <summary>Times as the works' wall clock shows them, and as its forms take them.</summary>
public static class LocalTime
{
    private const string Minute = "yyyy-MM-ddTHH:mm";
    private const string Day = "yyyy-MM-dd";

    public static string Show(DateTimeOffset time) => time.ToOffset(WorkCalendar.ChinaOffset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string ShowDay(DateTimeOffset time) => time.ToOffset(WorkCalendar.ChinaOffset).ToString(Day, CultureInfo.InvariantCulture);

    /// <summary>A deadline is the first instant past it; people are told the last day that is still in time.</summary>
    public static string ShowLastDay(DateTimeOffset deadline) => ShowDay(deadline.AddTicks(-1));

    /// <summary>For the value of a field of date and time.</summary>
    public static string Field(DateTimeOffset time) => time.ToOffset(WorkCalendar.ChinaOffset).ToString(Minute, CultureInfo.InvariantCulture);

    /// <exception cref="BrokenRuleException"><see cref="Rules.FieldMissing"/>: no date and time that can be read.</exception>
    public static DateTimeOffset Parse(string? typed, string field) =>
        DateTime.TryParseExact(typed, [Minute, "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateTimeOffset(time, WorkCalendar.ChinaOffset)
            : throw new BrokenRuleException(Rules.FieldMissing, ("field", field));

    /// <summary>The end of a day, as the deadline that it is.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.FieldMissing"/>: no date that can be read.</exception>
    public static DateTimeOffset ParseDay(string? typed, string field) =>
        DateOnly.TryParseExact(typed, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), WorkCalendar.ChinaOffset)
            : throw new BrokenRuleException(Rules.FieldMissing, ("field", field));
}
