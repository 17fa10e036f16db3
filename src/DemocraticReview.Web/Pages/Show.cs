using System.Globalization;
using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Web.Pages;

/// <summary>Times as the works reads them: its own clock, no seconds.</summary>
public static class Show
{
    public static string Time(DateTimeOffset time) => time.ToOffset(WorkCalendar.ChinaOffset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The last day of a clock that ends with the day.</summary>
    public static string Day(DateTimeOffset deadline) =>
        deadline.ToOffset(WorkCalendar.ChinaOffset).AddTicks(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
