using DemocraticReview.App.People;
using DemocraticReview.Core.People;
using static DemocraticReview.App.Tests.People.Rosters;

namespace DemocraticReview.App.Tests.People;

public sealed class RosterWorkbookTests
{
    private const string Zhang = "00123|张三|炼铁厂|技师|冶金|在册";

    [Fact]
    public void A_sheet_is_read_below_its_title_rows()
    {
        var sheet = Read(Xlsx.Of(Xlsx.Row(1, "某厂监督评价团名册（2025年）") + Xlsx.Row(3, Xlsx.Header) + Xlsx.Row(4, Zhang)));

        sheet.Lines().ShouldBe([Zhang]);
        sheet.Rows[0].Number.ShouldBe(4);
        sheet.Columns.ShouldBe(RosterColumns.Required, ignoreOrder: true);
        sheet.Import().CanApply.ShouldBeTrue();
    }

    [Fact]
    public void Columns_may_stand_in_any_order_with_others_between_them()
    {
        var rows = Xlsx.Row(1, "序号|届次|状态|专业|备注|岗位|单位|姓名|电话|工号") + Xlsx.Row(2, "1|第三届|在册|冶金|x|技师|炼铁厂|张三|138|00123");

        Read(Xlsx.Of(rows)).Lines().ShouldBe([Zhang + "|138|第三届"]);
    }

    [Theory]
    [InlineData("Number|Name|Unit|Post|Profession|Status")]
    [InlineData(" 工 号 |* 姓　名（必填）：|所在单位|岗位/职务|专业类别|ＳＴＡＴＵＳ")]
    [InlineData("工号\nNumber|姓名|单位|岗位|专业|状态")]
    public void Headings_are_known_as_offices_write_them(string header) =>
        Read(Xlsx.Of(Xlsx.Row(1, header) + Xlsx.Row(2, Zhang))).Lines().ShouldBe([Zhang]);

    [Fact]
    public void The_forms_own_heading_wins_over_a_synonym() =>
        Read(Xlsx.Of(Xlsx.Row(1, "部门|" + Xlsx.Header) + Xlsx.Row(2, "一科|" + Zhang))).Lines().ShouldBe([Zhang]);

    [Fact]
    public void Two_columns_under_one_heading_are_refused() =>
        Refused(Xlsx.Of(Xlsx.Row(1, Xlsx.Header + "|姓名") + Xlsx.Row(2, Zhang + "|李四")), RosterFileRules.HeaderTwice).Facts["column"].ShouldBe("姓名");

    [Fact]
    public void A_sheet_without_its_header_is_refused_naming_the_missing_columns()
    {
        Refused(Xlsx.Of(Xlsx.Row(1, "工号|姓名|单位|状态") + Xlsx.Row(2, "1|a|b|在册")), RosterFileRules.HeaderMissing).Facts["columns"].ShouldBe("岗位、专业");
        Refused(Xlsx.Of(Xlsx.Row(1, "x")), RosterFileRules.HeaderMissing).Facts["columns"].ShouldBe("工号、姓名、单位、岗位、专业、状态");
    }

    [Fact]
    public void A_header_further_down_than_any_letterhead_is_not_looked_for() =>
        Refused(Xlsx.Of(Xlsx.Row(RosterSheetBuilder.HeaderWithin + 1, Xlsx.Header)), RosterFileRules.HeaderMissing);

    [Fact]
    public void Empty_rows_and_headers_repeated_on_each_page_are_skipped()
    {
        var rows = Xlsx.Row(1, Xlsx.Header) + Xlsx.Row(3, Zhang) + Xlsx.Row(4, " |　||||") + Xlsx.Row(5, Xlsx.Header) + Xlsx.Row(9, "00124|李四|焦化厂|班长|机械|在册");

        Read(Xlsx.Of(rows)).Rows.Select(r => r.Number).ShouldBe([3, 9]);
    }

    [Fact]
    public void Numbers_are_read_as_they_are_shown()
    {
        var rows = Xlsx.Row(1, Xlsx.Header)
            + Xlsx.Row(2, """<c s="1"><v>123</v></c>|<c><v>1.0</v></c>|<c s="2"><v>7</v></c>|<c><v>12.5</v></c>|<c s="3"><v>45000</v></c>|<c t="b"><v>1</v></c>""")
            + Xlsx.Row(3, """<c><v>13800138000</v></c>|<c><v>1.38E10</v></c>|<c s="1"><v>-3</v></c>|<c><v>0</v></c>|<c t="str"><v>0123</v></c>|在册""");

        Read(Xlsx.Of(rows)).Lines().ShouldBe(["00123|1|G-0007|12.5|2023-03-15|TRUE", "13800138000|13800000000|-00003|0|0123|在册"]);
    }

    [Fact]
    public void Formatted_text_is_read_whole_and_without_its_pronunciation()
    {
        var name = "<c t=\"inlineStr\"><is><r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r><rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh></is></c>";

        Read(Xlsx.Of(Xlsx.Row(1, Xlsx.Header) + Xlsx.Row(2, Zhang.Replace("张三", name, StringComparison.Ordinal)))).Lines().ShouldBe([Zhang]);
    }

    [Fact]
    public void A_number_whose_last_digits_the_spreadsheet_has_lost_is_a_fault()
    {
        var sheet = Read(Xlsx.Of(Xlsx.Row(1, Xlsx.Header) + Xlsx.Row(2, "<c><v>140101199001011234</v></c>|张三|炼铁厂|技师|冶金|在册")));

        sheet.Import().Faults.ShouldHaveSingleItem().Rule.ShouldBe(RosterRules.DigitsLost);
    }

    [Fact]
    public void The_value_of_merged_cells_belongs_to_each_of_them()
    {
        var rows = Xlsx.Row(1, Xlsx.Header) + Xlsx.Row(2, Zhang) + Xlsx.Row(3, "00124|李四||班长|机械|在册") + Xlsx.Row(5, "00125|王五|焦化厂||机械|在册");

        var sheet = Read(Xlsx.Of(rows, """<mergeCells count="2"><mergeCell ref="C2:C4"/><mergeCell ref="C5:D5"/></mergeCells>"""));

        sheet.Lines().ShouldBe([Zhang, "00124|李四|炼铁厂|班长|机械|在册", "00125|王五|焦化厂|焦化厂|机械|在册"], "row 4 shows the unit only and is nobody");
    }

    [Fact]
    public void A_header_of_two_merged_rows_is_one_header()
    {
        var rows = Xlsx.Row(1, Xlsx.Header + "|联系方式") + Xlsx.Row(2, "||||||电话|届次") + Xlsx.Row(3, Zhang + "|138|一");
        var merges = string.Concat("ABCDEF".Select(c => $"<mergeCell ref=\"{c}1:{c}2\"/>")) + "<mergeCell ref=\"G1:H1\"/>";

        Read(Xlsx.Of(rows, $"<mergeCells>{merges}</mergeCells>")).Lines().ShouldBe([Zhang + "|138|一"]);
    }

    [Fact]
    public void A_heading_merged_over_two_columns_means_the_first()
    {
        var rows = Xlsx.Row(1, "工号|姓名|单位||岗位|专业|状态") + Xlsx.Row(2, "00123|张三|炼铁厂|一车间|技师|冶金|在册");

        Read(Xlsx.Of(rows, """<mergeCells><mergeCell ref="C1:D1"/></mergeCells>""")).Lines().ShouldBe([Zhang]);
    }

    [Fact]
    public void A_roster_on_two_sheets_is_refused_since_half_of_it_would_be_retired()
    {
        var one = $"<sheetData>{Xlsx.Row(1, Xlsx.Header)}{Xlsx.Row(2, Zhang)}</sheetData>";

        Refused(Xlsx.Book(("一厂", "visible", one), ("二厂", "visible", one)), RosterFileRules.SeveralSheets).Facts["sheets"].ShouldBe("一厂、二厂");
        Read(Xlsx.Book(("一厂", "visible", one), ("旧", "hidden", one))).Lines().ShouldBe([Zhang]);
    }

    [Fact]
    public void The_roster_need_not_be_the_first_sheet()
    {
        var notes = $"<sheetData>{Xlsx.Row(1, "填表说明")}</sheetData>";
        var example = $"<sheetData>{Xlsx.Row(1, Xlsx.Header)}</sheetData>";
        var roster = $"<sheetData>{Xlsx.Row(1, Xlsx.Header)}{Xlsx.Row(2, Zhang + "|<c><f>1</f></c>")}{Xlsx.Row(3, "00124|<c t=\"str\"><f>A1</f><v>李</v></c>|a|b|c|在册")}</sheetData>";

        var sheet = Read(Xlsx.Book(("说明", "visible", notes), ("样表", "visible", example), ("名册", "visible", roster)));

        sheet.Rows.Count.ShouldBe(2);
        sheet.Faults.ShouldHaveSingleItem().Row.ShouldBe(3);
    }
}
