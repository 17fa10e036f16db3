using DemocraticReview.Core;
using DemocraticReview.Core.People;
using ExcelDataReader;

namespace DemocraticReview.App.People;

/// <summary>Reads the one sheet of an .xlsx or .xls workbook that is a roster.</summary>
internal sealed class WorkbookReading(Stream file, string fileName, IProgress<RosterProgress>? progress, CancellationToken cancel)
{
    private const int ReportEvery = 1_000;

    private RosterSheetBuilder? roster;
    private string rosterName = "";

    public RosterSheet ReadXlsx()
    {
        using (var reader = ExcelReaderFactory.CreateOpenXmlReader(file, Configuration()))
        {
            ReadSheets(reader);
        }
        file.Position = 0;
        return Finish(FormulaCells.Find(file, rosterName, roster!, cancel));
    }

    public RosterSheet ReadXls()
    {
        using var reader = ExcelReaderFactory.CreateBinaryReader(file, Configuration());
        ReadSheets(reader);
        return Finish([]);
    }

    // Even for .xlsx the library asks for code page 1252 as soon as it is configured.
    private static ExcelReaderConfiguration Configuration()
    {
        LegacyEncodings.Register();
        return new ExcelReaderConfiguration { LeaveOpen = true };
    }

    private RosterSheet Finish(List<RosterFault> formulas)
    {
        progress?.Report(new RosterProgress(roster!.Rows.Count, 100));
        return new RosterSheet(roster!.Header!.Columns, roster.Rows, [.. roster.Faults, .. formulas]);
    }

    private void ReadSheets(IExcelDataReader reader)
    {
        RosterHeader? nearest = null;
        do
        {
            // What the office has hidden it does not mean to hand in.
            if (reader.VisibleState != "visible")
            {
                continue;
            }
            var sheet = new RosterSheetBuilder(fileName);
            ReadRows(reader, sheet);
            if (sheet.Header is null)
            {
                nearest = nearest is null || sheet.Nearest?.Missing.Count < nearest.Missing.Count ? sheet.Nearest : nearest;
            }
            else if (roster is null || roster.Rows.Count == 0)
            {
                (roster, rosterName) = (sheet, reader.Name);
            }
            else if (sheet.Rows.Count > 0)
            {
                // Reading only the first would retire everybody on the second.
                throw new BrokenRuleException(RosterFileRules.SeveralSheets, ("file", fileName), ("sheets", $"{rosterName}、{reader.Name}"));
            }
        }
        while (reader.NextResult());
        if (roster is null)
        {
            throw RosterFile.HeaderMissing(fileName, nearest);
        }
    }

    private void ReadRows(IExcelDataReader reader, RosterSheetBuilder sheet)
    {
        var cells = new RawCell[Math.Min(reader.FieldCount, RawRow.MaxWidth)];
        var merged = new MergedCells(reader.MergeCells, cells.Length);
        var goesOn = true;
        for (var row = 0; goesOn && reader.Read(); row++)
        {
            cancel.ThrowIfCancellationRequested();
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = CellText.Of(reader.GetValue(column), reader.GetNumberFormatString(column));
            }
            merged.Spread(row, cells);
            goesOn = sheet.Take(new RawRow(row + 1, cells));
            if (row % ReportEvery == 0)
            {
                progress?.Report(new RosterProgress(sheet.Rows.Count, (int)Math.Min(99, 100L * row / Math.Max(1, reader.RowCount))));
            }
        }
    }
}
