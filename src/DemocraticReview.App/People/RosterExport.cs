using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DemocraticReview.Core.People;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DemocraticReview.App.People;

/// <summary>Writes the roster in the form in which it is imported; importing what was exported changes nothing.</summary>
public static partial class RosterExport
{
    private const uint TextStyle = 1;
    private const uint HeadingStyle = 2;

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\",;\t\r\n ");

    /// <summary>Writes an .xlsx member by member. Every cell is text, so 00123 keeps its zeros and =1+1 stays a name.</summary>
    /// <param name="stream">Need not seek; is left open.</param>
    /// <param name="members">Read once.</param>
    public static void Write(Stream stream, IEnumerable<CorpsMember> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        // Entry by entry into the stream: the library's own package keeps every part in memory until the end.
        using var package = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (path, xml) in RosterPackage.FixedParts)
        {
            using var part = package.CreateEntry(path).Open();
            part.Write(Encoding.UTF8.GetBytes(xml));
        }
        using (var styles = package.CreateEntry(RosterPackage.Styles).Open())
        using (var writer = OpenXmlWriter.Create(styles))
        {
            writer.WriteElement(RosterStyles.Sheet());
        }
        using (var sheet = package.CreateEntry(RosterPackage.Sheet).Open())
        using (var writer = OpenXmlWriter.Create(sheet))
        {
            WriteSheet(writer, members);
        }
    }

    /// <summary>Writes the same as text: UTF-8 with the mark by which spreadsheets know it, commas, CRLF.</summary>
    /// <param name="stream">Need not seek; is left open.</param>
    /// <param name="members">Read once.</param>
    public static void WriteCsv(Stream stream, IEnumerable<CorpsMember> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 16_384, leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', RosterColumns.All.Select(RosterColumns.Heading)));
        foreach (var member in members)
        {
            writer.WriteLine(string.Join(',', RosterColumns.All.Select(c => Quoted(FormulaGuard.Add(member[c] ?? "")))));
        }
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static void WriteSheet(OpenXmlWriter writer, IEnumerable<CorpsMember> members)
    {
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(RosterStyles.FrozenHeader());
        writer.WriteElement(RosterStyles.Widths());
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, HeadingStyle, RosterColumns.Heading);
        var number = 1;
        foreach (var member in members)
        {
            WriteRow(writer, ++number, TextStyle, c => member[c]);
        }
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, int number, uint style, Func<RosterColumn, string?> text)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        foreach (var column in RosterColumns.All)
        {
            if (text(column) is { } value)
            {
                writer.WriteElement(new Cell(new InlineString(new Text(Escaped(value)) { Space = SpaceProcessingModeValues.Preserve }))
                {
                    CellReference = CellReference.Write(number, (int)column),
                    DataType = CellValues.InlineString,
                    StyleIndex = style,
                });
            }
        }
        writer.WriteEndElement();
    }

    // _x0041_ is how this format writes a character it cannot hold; a text that looks like it gets its underscore written that way.
    private static string Escaped(string text) => LooksEscaped().Replace(text, "_x005F_");

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LooksEscaped();
}
