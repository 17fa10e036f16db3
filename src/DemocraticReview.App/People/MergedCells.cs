using ExcelDataReader;

namespace DemocraticReview.App.People;

/// <summary>Gives the value of a merged area to all of its cells, row by row from the top.</summary>
internal sealed class MergedCells(CellRange[]? ranges, int width)
{
    private readonly CellRange[] fromTop = [.. (ranges ?? []).OrderBy(r => r.FromRow)];
    private readonly (CellRange? Range, RawCell Value)[] open = new (CellRange?, RawCell)[width];
    private int next;

    /// <param name="row">From 0.</param>
    /// <param name="cells">The row's own cells; those that a merged area covers are replaced.</param>
    public void Spread(int row, RawCell[] cells)
    {
        for (; next < fromTop.Length && fromTop[next].FromRow <= row; next++)
        {
            var range = fromTop[next];
            for (var column = range.FromColumn; column <= range.ToColumn && column < width; column++)
            {
                open[column] = (range, cells[range.FromColumn]);
            }
        }
        for (var column = 0; column < width; column++)
        {
            if (open[column] is not ({ } range, var value) || row > range.ToRow)
            {
                open[column] = default;
            }
            else if (column > range.FromColumn)
            {
                cells[column] = value with { Origin = CellOrigin.Left };
            }
            else if (row > range.FromRow)
            {
                cells[column] = value with { Origin = CellOrigin.Above };
            }
        }
    }
}
