using System.Globalization;
using DemocraticReview.Core.People;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DemocraticReview.App.People;

/// <summary>
/// Finds the cells of an .xlsx sheet that hold a formula. Their shown value is what another program computed once, and may be
/// empty, old or another sheet's; a roster must say what it means.
/// </summary>
internal static class FormulaCells
{
    // One crafted formula can claim a whole sheet, and a thousand of them a thousand times.
    private const int MaxFaults = RosterFile.MaxRows;

    /// <summary>One fault for each formula cell below the header in a column of the roster.</summary>
    public static List<RosterFault> Find(Stream workbook, string sheetName, RosterSheetBuilder sheet, CancellationToken cancel)
    {
        var columns = sheet.Header!.Columns.ToDictionary(c => sheet.Header[c]!.Value);
        var faults = new List<RosterFault>();
        using var document = SpreadsheetDocument.Open(workbook, isEditable: false);
        var book = document.WorkbookPart ?? throw new InvalidDataException("The package has no workbook.");
        var id = book.Workbook.Descendants<Sheet>().Single(s => s.Name?.Value == sheetName).Id?.Value ?? throw new InvalidDataException("The sheet has no part.");
        foreach (var (first, last) in Areas((WorksheetPart)book.GetPartById(id), cancel))
        {
            foreach (var (place, column) in columns.Where(c => c.Key >= first.Column && c.Key <= last.Column))
            {
                for (var row = Math.Max(first.Row, sheet.Header.Row + 1); row <= last.Row && faults.Count < MaxFaults; row++)
                {
                    if (!sheet.HeaderRows.Contains(row))
                    {
                        faults.Add(new RosterFault(row, column, RosterRules.FormulaCell));
                    }
                }
            }
        }
        return faults;
    }

    // References may be left out, then a cell stands right of the one before it.
    private static IEnumerable<(CellReference First, CellReference Last)> Areas(WorksheetPart part, CancellationToken cancel)
    {
        using var reader = OpenXmlReader.Create(part);
        var (row, column) = (0, -1);
        while (reader.Read())
        {
            if (!reader.IsStartElement)
            {
                continue;
            }
            if (reader.ElementType == typeof(Row))
            {
                cancel.ThrowIfCancellationRequested();
                row = Attribute(reader, "r") is { } r ? int.Parse(r, CultureInfo.InvariantCulture) : row + 1;
                column = -1;
            }
            else if (reader.ElementType == typeof(Cell))
            {
                column = Attribute(reader, "r") is { } r ? CellReference.Of(r).Column : column + 1;
            }
            else if (reader.ElementType == typeof(CellFormula))
            {
                yield return Covered(reader, new CellReference(row, column));
            }
        }
    }

    // An array formula stands in its first cell alone and fills the others of its area.
    private static (CellReference First, CellReference Last) Covered(OpenXmlReader reader, CellReference own)
    {
        if (Attribute(reader, "t") is not ("array" or "dataTable") || Attribute(reader, "ref") is not { } area)
        {
            return (own, own);
        }
        var corners = area.Split(':');
        return (CellReference.Of(corners[0]), CellReference.Of(corners[^1]));
    }

    private static string? Attribute(OpenXmlReader reader, string name)
    {
        foreach (var attribute in reader.Attributes)
        {
            if (attribute.LocalName == name && attribute.NamespaceUri.Length == 0)
            {
                return attribute.Value;
            }
        }
        return null;
    }
}
