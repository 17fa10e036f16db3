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
    /// <summary>One fault for each formula below the header in a column of the roster.</summary>
    public static List<RosterFault> Find(Stream workbook, string sheetName, RosterSheetBuilder sheet, CancellationToken cancel)
    {
        var columns = sheet.Header!.Columns.ToDictionary(c => sheet.Header[c]!.Value);
        var faults = new List<RosterFault>();
        using var document = SpreadsheetDocument.Open(workbook, isEditable: false);
        var book = document.WorkbookPart ?? throw new InvalidDataException("The package has no workbook.");
        var id = book.Workbook.Descendants<Sheet>().Single(s => s.Name?.Value == sheetName).Id?.Value ?? throw new InvalidDataException("The sheet has no part.");
        foreach (var (row, column) in Cells((WorksheetPart)book.GetPartById(id), cancel))
        {
            if (row > sheet.Header.Row && columns.TryGetValue(column, out var named) && !sheet.HeaderRows.Contains(row))
            {
                faults.Add(new RosterFault(row, named, RosterRules.FormulaCell));
            }
        }
        return faults;
    }

    // Row from 1, column from 0. References may be left out, then a cell stands right of the one before it.
    private static IEnumerable<(int Row, int Column)> Cells(WorksheetPart part, CancellationToken cancel)
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
                row = Attribute(reader, "r") is { } r ? int.Parse(r, System.Globalization.CultureInfo.InvariantCulture) : row + 1;
                column = -1;
            }
            else if (reader.ElementType == typeof(Cell))
            {
                column = Attribute(reader, "r") is { } r ? CellReference.Of(r).Column : column + 1;
            }
            else if (reader.ElementType == typeof(CellFormula))
            {
                foreach (var cell in Covered(reader, row, column))
                {
                    yield return cell;
                }
            }
        }
    }

    // An array formula stands in its first cell alone and fills the others of its area.
    private static IEnumerable<(int Row, int Column)> Covered(OpenXmlReader reader, int row, int column)
    {
        if (Attribute(reader, "t") is not ("array" or "dataTable") || Attribute(reader, "ref") is not { } area)
        {
            return [(row, column)];
        }
        var corners = area.Split(':');
        var (first, last) = (CellReference.Of(corners[0]), CellReference.Of(corners[^1]));
        return
            from r in Enumerable.Range(first.Row, Math.Clamp(last.Row - first.Row + 1, 1, RosterFile.MaxRows))
            from c in Enumerable.Range(first.Column, Math.Clamp(last.Column - first.Column + 1, 1, RawRow.MaxWidth))
            select (r, c);
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
