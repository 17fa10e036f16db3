using DemocraticReview.Core.People;
using FsCheck;
using FsCheck.Fluent;

namespace DemocraticReview.Core.Tests.People;

public sealed class RosterTextTests
{
    [Theory]
    [InlineData(RosterColumn.Number, "　００１２３ ", "00123")]
    [InlineData(RosterColumn.Number, "Ａ－１\t", "A-1")]
    [InlineData(RosterColumn.Phone, "\uFEFF１３８　１２３４", "138 1234")]
    [InlineData(RosterColumn.Name, "张　三", "张三")]
    [InlineData(RosterColumn.Name, " 𠮷  䶮 ", "𠮷䶮")]
    [InlineData(RosterColumn.Name, "John Smith", "John Smith")]
    [InlineData(RosterColumn.Name, "阿卜杜拉·买买提", "阿卜杜拉·买买提")]
    [InlineData(RosterColumn.Name, "﨑", "﨑")]
    [InlineData(RosterColumn.Unit, "炼铁厂\r\n一 车间\u00A0", "炼铁厂\n一 车间")]
    [InlineData(RosterColumn.Unit, "３号高炉", "３号高炉")]
    [InlineData(RosterColumn.Post, null, "")]
    public void A_cell_is_cleaned_of_what_nobody_meant_to_write(RosterColumn column, string? raw, string cleaned) =>
        RosterText.Clean(column, raw).ShouldBe(cleaned);

    [Fact]
    public void Cleaning_twice_is_cleaning_once()
    {
        var piece = Gen.Elements("张", "𠮷", " ", "　", "\t", "\n", "\r", "\u200B", "Ａ", "a", "\u2028", "\uD842", "３");
        var text = piece.ListOf().Select(string.Concat).ToArbitrary();
        var column = Gen.Elements(RosterColumns.All.ToArray()).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(2000), Prop.ForAll(column, text, (c, raw) =>
        {
            var once = RosterText.Clean(c, raw);
            return RosterText.Clean(c, once) == once;
        }));
    }

    [Theory]
    [InlineData("在册", MemberStatus.Active)]
    [InlineData("在 岗", MemberStatus.Active)]
    [InlineData("ＡＣＴＩＶＥ", MemberStatus.Active)]
    [InlineData("In service", MemberStatus.Active)]
    [InlineData("有效", MemberStatus.Active)]
    [InlineData("退出", MemberStatus.Retired)]
    [InlineData("退休", MemberStatus.Retired)]
    [InlineData("离职", MemberStatus.Retired)]
    [InlineData("停用", MemberStatus.Retired)]
    [InlineData("Retired", MemberStatus.Retired)]
    public void A_status_is_known_by_the_words_offices_use(string word, MemberStatus status) => MemberStatusWords.Read(word).ShouldBe(status);

    [Theory]
    [InlineData("")]
    [InlineData("是")]
    [InlineData("在册?")]
    [InlineData("0")]
    public void A_word_outside_the_list_is_never_guessed(string word) => MemberStatusWords.Read(word).ShouldBeNull();

    [Fact]
    public void The_exported_word_is_read_back() =>
        Enum.GetValues<MemberStatus>().ShouldAllBe(s => MemberStatusWords.Read(MemberStatusWords.Chinese(s)) == s);
}
