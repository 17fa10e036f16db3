using System.IO.Compression;
using System.Security;
using System.Text;

namespace DemocraticReview.App.Tests.People;

/// <summary>Builds .xlsx files part by part, so that a test can say exactly what is in the XML.</summary>
internal static class Xlsx
{
    public const string Header = "工号|姓名|单位|岗位|专业|状态";

    /// <summary>Style 1 shows a number as five digits, style 2 as WPS writes such a format, style 3 as a date.</summary>
    private const string Styles =
        """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        <numFmts count="2"><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="&quot;G-&quot;0000_ "/></numFmts>
        <fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>
        </styleSheet>
        """;

    public static MemoryStream Of(string rows, string after = "") => Book(("名册", "visible", $"<sheetData>{rows}</sheetData>{after}"));

    public static MemoryStream Book(params (string Name, string State, string Xml)[] sheets) => Pack(
    [
        ("[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
            {Each(sheets, (i, _) => $"<Override PartName=\"/xl/sheet{i}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")}</Types>
            """),
        ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets>{Each(sheets, (i, s) => $"<sheet name=\"{s.Name}\" state=\"{s.State}\" sheetId=\"{i}\" r:id=\"s{i}\"/>")}</sheets></workbook>
            """),
        ("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
            {Each(sheets, (i, _) => $"<Relationship Id=\"s{i}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"sheet{i}.xml\"/>")}</Relationships>
            """),
        ("xl/styles.xml", Styles),
        .. sheets.Select((s, i) => ($"xl/sheet{i + 1}.xml", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{s.Xml}</worksheet>")),
    ]);

    public static MemoryStream Pack(IEnumerable<(string Path, string Text)> parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in parts)
            {
                using var part = zip.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        stream.Position = 0;
        return stream;
    }

    /// <summary>A row of text cells given as a|b|c; an empty text leaves its cell out. A text in angle brackets is a cell's own XML.</summary>
    public static string Row(int number, string cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Split('|').Select((text, i) => Cell($"{(char)('A' + i)}{number}", text)))}</row>";

    private static string Cell(string at, string text) => text switch
    {
        "" => "",
        ['<', ..] => text.Replace("<c", $"<c r=\"{at}\"", StringComparison.Ordinal),
        _ => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
    };

    private static string Each<T>(IEnumerable<T> items, Func<int, T, string> text) => string.Concat(items.Select((item, i) => text(i + 1, item)));
}
