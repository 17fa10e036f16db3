using System.Globalization;
using System.Text.RegularExpressions;
using DemocraticReview.Core.People;

namespace DemocraticReview.App.People;

/// <summary>A cell's value as the text its author sees: 123 under the format 00000 is 00123, and 1.0 is 1.</summary>
internal static partial class CellText
{
    // A spreadsheet keeps 15 digits of a number and shows zeros for the rest.
    private const double FirstInexact = 1e15;

    public static RawCell Of(object? value, string? format) => value switch
    {
        null => default,
        string text => new RawCell(RawCell.Cut(text)),
        bool flag => new RawCell(flag ? "TRUE" : "FALSE"),
        DateTime date => new RawCell(date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        IConvertible number => Of(number.ToDouble(CultureInfo.InvariantCulture), format),
        _ => new RawCell(RawCell.Cut(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")),
    };

    private static RawCell Of(double number, string? format)
    {
        if (Math.Abs(number) >= FirstInexact)
        {
            return new RawCell(number.ToString("R", CultureInfo.InvariantCulture), RosterRules.DigitsLost);
        }
        if (number != Math.Truncate(number))
        {
            return new RawCell(number.ToString("R", CultureInfo.InvariantCulture));
        }
        var pattern = SkippedWidth().Replace((format ?? "").Split(';')[0], "");
        return new RawCell(((long)number).ToString(Zeros().IsMatch(pattern) ? pattern : "0", CultureInfo.InvariantCulture));
    }

    // `_x` leaves the width of x empty; WPS writes it into nearly every custom format.
    [GeneratedRegex("_.")]
    private static partial Regex SkippedWidth();

    // Zeros with fixed text around them. These mean the same to a spreadsheet and to .NET; anything richer is not needed to tell a 工号.
    [GeneratedRegex("""^(?:[0#\- ]|"[^"\\]*"|\\.)*0(?:[0#\- ]|"[^"\\]*"|\\.)*$""", RegexOptions.NonBacktracking)]
    private static partial Regex Zeros();
}
