using DemocraticReview.Core.People;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DemocraticReview.App.People;

/// <summary>The looks of the exported sheet.</summary>
internal static class RosterStyles
{
    // The built-in format @: a cell edited by hand stays text too.
    private const uint TextFormat = 49;

    /// <summary>Style 0 is the program's own, 1 text, 2 a bold heading.</summary>
    public static Stylesheet Sheet() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true, FontId = 1, ApplyFont = true }));

    public static SheetViews FrozenHeader() => new(new SheetView(
        new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
    {
        WorkbookViewId = 0,
    });

    public static Columns Widths() => new(RosterColumns.All.Select(c => new Column
    {
        Min = (uint)c + 1,
        Max = (uint)c + 1,
        Width = c is RosterColumn.Unit or RosterColumn.Post ? 24 : 14,
        CustomWidth = BooleanValue.FromBoolean(true),
    }));
}
