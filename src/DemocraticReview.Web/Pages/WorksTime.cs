using System.Globalization;
using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Web.Pages;

/// <summary>Days and hours as they stand on the works' wall.</summary>
public static class WorksTime
{
    public static string Minute(DateTimeOffset time) => Show(time, ReviewPage.English ? "d MMM yyyy, HH:mm" : "yyyy年M月d日 HH:mm");

    public static string Day(DateTimeOffset time) => Show(time, ReviewPage.English ? "d MMM yyyy" : "yyyy年M月d日");

    /// <summary>The last day in time, of a deadline given as the first instant past it.</summary>
    public static string LastDay(DateTimeOffset until) => Day(until.AddTicks(-1));

    private static string Show(DateTimeOffset time, string form) =>
        time.ToOffset(WorkCalendar.ChinaOffset).ToString(form, CultureInfo.InvariantCulture);
}
