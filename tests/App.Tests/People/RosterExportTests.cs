using DemocraticReview.App.People;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Tests.People;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;

namespace DemocraticReview.App.Tests.People;

public sealed class RosterExportTests
{
    [Fact]
    public void What_is_exported_as_a_workbook_and_imported_changes_nothing() => ComesBackUnchanged(RosterExport.Write);

    [Fact]
    public void What_is_exported_as_text_and_imported_changes_nothing() => ComesBackUnchanged(RosterExport.WriteCsv);

    [Fact]
    public void The_workbook_is_valid_and_every_cell_of_it_is_text()
    {
        var stream = new MemoryStream();
        RosterExport.Write(stream, [Rosters.Many(1)[0] with { Number = "00123", Name = "=1+1", Phone = null }]);

        using var document = SpreadsheetDocument.Open(stream, isEditable: false);

        new OpenXmlValidator().Validate(document).Select(e => e.Description).ShouldBeEmpty();
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>().ShouldBeEmpty();
        sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ShouldAllBe(c => c.DataType! == DocumentFormat.OpenXml.Spreadsheet.CellValues.InlineString);
    }

    [Fact]
    public void An_export_flows_into_a_connection_that_cannot_go_back()
    {
        var seen = new MemoryStream();
        using (var pipe = new ForwardOnly(seen))
        {
            RosterExport.Write(pipe, Rosters.Many(3));
        }

        Rosters.Read(new MemoryStream(seen.ToArray())).Import([.. Rosters.Many(3)]).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Text_begins_with_the_mark_by_which_spreadsheets_know_utf_8()
    {
        var stream = new MemoryStream();
        RosterExport.WriteCsv(stream, Rosters.Many(1));

        stream.ToArray().ShouldBe([0xEF, 0xBB, 0xBF, .. "工号,姓名,单位,岗位,专业,状态,电话,届次\r\n000001,测试1,第1车间,技师,机械,在册,13800000001,第三届\r\n"u8]);
    }

    private static void ComesBackUnchanged(Action<Stream, IEnumerable<CorpsMember>> write) =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(HostileRoster.Any(), roster =>
        {
            var stream = new MemoryStream();
            write(stream, roster);

            var plan = Rosters.Read(new MemoryStream(stream.ToArray())).Import(roster);

            plan.Faults.ShouldBeEmpty();
            plan.IsEmpty.ShouldBeTrue();
            plan.Unchanged.ShouldBe(roster.Length);
        }));
}
