using DemocraticReview.Core.People;
using static DemocraticReview.App.Tests.People.Rosters;

namespace DemocraticReview.App.Tests.People;

public sealed class RosterFormulaTests
{
    private const string Before = "00123|张三|炼铁厂|技师|冶金|在册";

    [Fact]
    public void A_formula_is_a_fault_even_when_its_value_is_there()
    {
        var faults = Faults(Xlsx.Row(2, Before) + Xlsx.Row(3, """00124|李四|<c t="str"><f>C2</f><v>炼铁厂</v></c>|班长|机械|在册"""));

        faults.ShouldBe([new RosterFault(3, RosterColumn.Unit, RosterRules.FormulaCell)]);
    }

    [Fact]
    public void A_shared_formula_is_a_fault_in_each_of_its_cells() =>
        Faults(Xlsx.Row(2, """00123|张三|<c t="str"><f t="shared" ref="C2:C3" si="0">"a"</f><v>a</v></c>|技师|冶金|在册""")
            + Xlsx.Row(3, """00124|李四|<c t="str"><f t="shared" si="0"/><v>a</v></c>|技师|冶金|在册""")).Select(f => f.Row).ShouldBe([2, 3]);

    [Fact]
    public void An_array_formula_is_a_fault_in_the_whole_of_its_area() =>
        Faults(Xlsx.Row(2, """00123|张三|<c t="str"><f t="array" ref="C2:D3">X</f><v>a</v></c>|技师|冶金|在册""") + Xlsx.Row(3, "00124|李四|a|b|冶金|在册"))
            .Select(f => (f.Row, f.Column)).ShouldBe([(2, RosterColumn.Unit), (2, RosterColumn.Post), (3, RosterColumn.Unit), (3, RosterColumn.Post)], ignoreOrder: true);

    [Fact]
    public void Formulas_that_claim_the_whole_sheet_a_thousand_times_are_not_counted_forever()
    {
        var claim = """1|2|<c t="str"><f t="array" ref="A1:XFD1048576">X</f><v>a</v></c>|4|5|在册""";

        Faults(string.Concat(Enumerable.Range(2, 1_000).Select(i => Xlsx.Row(i, claim)))).Count.ShouldBe(200_000);
    }

    [Fact]
    public void Cells_without_references_are_counted()
    {
        var rows = $"{Xlsx.Row(1, Xlsx.Header)}<row>{string.Concat(Before.Split('|').Select(t => $"<c t=\"str\"><v>{t}</v></c>"))}</row><row><c><v>124</v></c><c t=\"str\"><f>B2</f><v>张</v></c></row>";

        Read(Xlsx.Of(rows)).Faults.ShouldBe([new RosterFault(3, RosterColumn.Name, RosterRules.FormulaCell)]);
    }

    [Fact]
    public void A_row_of_formulas_that_were_never_computed_is_not_an_empty_row() =>
        Faults(Xlsx.Row(2, Before) + Xlsx.Row(3, "<c><f>X!A1</f></c>|<c><f>X!B1</f></c>")).Select(f => f.Row).ShouldBe([3, 3]);

    [Fact]
    public void A_formula_in_a_title_a_repeated_header_or_another_column_concerns_nobody()
    {
        var rows = Xlsx.Row(1, """<c t="str"><f>TODAY()</f><v>名册</v></c>""") + Xlsx.Row(2, Xlsx.Header) + Xlsx.Row(3, Before + "|<c><f>ROW()-2</f><v>1</v></c>")
            + Xlsx.Row(4, """<c t="str"><f>A2</f><v>工号</v></c>|姓名|单位|岗位|专业|状态""");

        Read(Xlsx.Of(rows)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_text_that_begins_like_a_formula_is_none() => Faults(Xlsx.Row(2, "=1+1|@SUM(A1)|+86|-1|冶金|在册")).ShouldBeEmpty();

    private static IReadOnlyList<RosterFault> Faults(string rows) => Read(Xlsx.Of(Xlsx.Row(1, Xlsx.Header) + rows)).Faults;
}
