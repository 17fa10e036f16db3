using System.Globalization;

namespace DemocraticReview.Core.Recording;

/// <summary>A time as the record writes it: UTC, milliseconds, one spelling.</summary>
public static class RecordTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public static bool IsTime(string text) =>
        DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out _);
}
