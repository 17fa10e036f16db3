using System.Globalization;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Web.Pages;

/// <summary>Days and hours as they stand on the works' wall, and as its forms take them.</summary>
public static class WorksTime
{
    private const string MinuteOfField = "yyyy-MM-ddTHH:mm";
    private const string DayOfField = "yyyy-MM-dd";

    public static string Minute(DateTimeOffset time) => Show(time, ReviewPage.English ? "d MMM yyyy, HH:mm" : "yyyy年M月d日 HH:mm");

    public static string Day(DateTimeOffset time) => Show(time, ReviewPage.English ? "d MMM yyyy" : "yyyy年M月d日");

    public static string Day(DateOnly day) => day.ToString(ReviewPage.English ? "d MMM yyyy" : "yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>The last day in time, of a deadline given as the first instant past it.</summary>
    public static string LastDay(DateTimeOffset until) => Day(until.AddTicks(-1));

    /// <summary>As a field of date and time takes it.</summary>
    public static string Input(DateTimeOffset time) => time.ToOffset(WorkCalendar.ChinaOffset).ToString(MinuteOfField, CultureInfo.InvariantCulture);

    /// <summary>What a person typed as date and time.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.FieldMissing"/>: no date and time that can be read.</exception>
    public static DateTimeOffset Parse(string? typed, string field) =>
        DateTime.TryParseExact(typed, [MinuteOfField, "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateTimeOffset(time, WorkCalendar.ChinaOffset)
            : throw new BrokenRuleException(Rules.FieldMissing, ("field", field));

    /// <summary>The end of a day, as the deadline that it is.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.FieldMissing"/>: no date that can be read.</exception>
    public static DateTimeOffset ParseDay(string? typed, string field) =>
        DateOnly.TryParseExact(typed, DayOfField, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), WorkCalendar.ChinaOffset)
            : throw new BrokenRuleException(Rules.FieldMissing, ("field", field));

    private static string Show(DateTimeOffset time, string form) =>
        time.ToOffset(WorkCalendar.ChinaOffset).ToString(form, CultureInfo.InvariantCulture);
}
