using System.Globalization;

namespace DemocraticReview.App.People;

/// <summary>A place in a sheet as a spreadsheet writes it: AB12 is row 12, column 27.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 0.</param>
internal readonly record struct CellReference(int Row, int Column)
{
    public static CellReference Of(string text)
    {
        var (column, at) = (0, 0);
        for (; at < text.Length && char.IsAsciiLetter(text[at]); at++)
        {
            column = checked((column * 26) + (char.ToUpperInvariant(text[at]) - 'A' + 1));
        }
        return new CellReference(int.Parse(text.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture), column - 1);
    }

    /// <summary>The reference of a cell in the first 26 columns.</summary>
    public static string Write(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column)}{row}");
}
