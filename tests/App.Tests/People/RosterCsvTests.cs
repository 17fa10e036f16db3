using System.Text;
using DemocraticReview.App.People;
using DemocraticReview.Core.People;
using static DemocraticReview.App.Tests.People.Rosters;

namespace DemocraticReview.App.Tests.People;

public sealed class RosterCsvTests
{
    private const string Text = "工号,姓名,单位,岗位,专业,状态\r\n00123,𠮷䶮,炼铁厂,技师,冶金,在册\r\n";
    private const string Line = "00123|𠮷䶮|炼铁厂|技师|冶金|在册";

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("GB18030", false)]
    public void Every_encoding_an_office_saves_in_is_read(string name, bool mark)
    {
        LegacyEncodings.Register();
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)];

        Read(new MemoryStream(bytes), "名册.csv").Lines().ShouldBe([Line]);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void The_separator_is_found_out(char separator) => Lines(Text.Replace(',', separator)).ShouldBe([Line]);

    [Fact]
    public void A_title_with_other_separators_does_not_mislead() => Lines("一厂;二厂;三厂;四厂;五厂;六厂;七厂\n" + Text).ShouldBe([Line]);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Every_line_end_is_a_line_end(string end) => Lines(Text.ReplaceLineEndings(end)).ShouldBe([Line]);

    [Fact]
    public void Quoted_fields_hold_separators_quotes_and_line_breaks()
    {
        var text = "工号,姓名,单位,岗位,专业,状态,备注\n1,\"a,\"\"b\"\"\",\"炼铁厂\n一车间\",x\"y,\"z\" ,在册,";

        var sheet = ReadText(text);

        sheet.Lines().ShouldBe(["1|a,\"b\"|炼铁厂\n一车间|x\"y|z |在册"]);
        sheet.Import().Added.ShouldHaveSingleItem().Profession.ShouldBe("z");
    }

    [Fact]
    public void Rows_are_numbered_as_a_spreadsheet_shows_them()
    {
        var sheet = ReadText("名册\n\n工号,姓名,单位,岗位,专业,状态\n1,a,\"b\nb\",c,d,在册\n,,,,,\n2,a,b,c,d,在册\n");

        sheet.Rows.Select(r => r.Number).ShouldBe([4, 6]);
    }

    [Fact]
    public void A_quote_that_stays_open_is_refused_with_its_row_since_it_would_swallow_the_rest()
    {
        Refused(Bytes(Text + "2,\"李四,焦化厂,班长,机械,在册\n3,王五,焦化厂,班长,机械,在册\n"), RosterFileRules.OpenQuote).Facts["row"].ShouldBe(3);
        Refused(Bytes(Text + "2,\"" + new string('x', 40_000) + "\",a,b,c,在册\n"), RosterFileRules.OpenQuote).Facts["row"].ShouldBe(3);
    }

    [Fact]
    public void A_row_with_too_few_fields_is_partly_empty() =>
        ReadText(Text + "2,李四\n").Import().Faults.Select(f => f.Rule).ShouldBe(Enumerable.Repeat(RosterRules.PartlyEmpty, 4));

    [Fact]
    public void A_text_far_too_long_stays_over_long() =>
        ReadText(Text + "2," + new string('长', 9_000) + ",a,b,c,在册").Import().Faults.ShouldHaveSingleItem().Rule.ShouldBe(RosterRules.OverLong);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("＋86", "'＋86")]
    [InlineData("'quoted", "'quoted")]
    [InlineData("O'Neil", "O'Neil")]
    [InlineData("", "")]
    public void A_text_that_would_run_as_a_formula_is_guarded_and_given_back(string text, string guarded)
    {
        FormulaGuard.Add(text).ShouldBe(guarded);
        FormulaGuard.Remove(guarded).ShouldBe(text);
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static RosterSheet ReadText(string text) => Read(Bytes(text), "名册.csv");

    private static IEnumerable<string> Lines(string text) => ReadText(text).Lines();
}
