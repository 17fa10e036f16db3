using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Texts;

namespace Core.Tests.Texts;

public sealed partial class RuleBookTests
{
    private static readonly IReadOnlyDictionary<string, string> Zh = TextsOf(CultureInfo.InvariantCulture);
    private static readonly IReadOnlyDictionary<string, string> En = TextsOf(CultureInfo.GetCultureInfo("en"));

    [Fact]
    public void Every_rule_of_the_assembly_is_in_the_book()
    {
        var written = typeof(RuleBook).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(f => f.FieldType == typeof(Rule))
            .Select(f => (Rule)f.GetValue(null)!);

        written.Except(RuleBook.All).Select(r => r.Code).ShouldBeEmpty("add the class of these rules to RuleBook");
    }

    [Fact]
    public void Codes_are_unique_and_words_joined_by_hyphens()
    {
        RuleBook.All.GroupBy(r => r.Code).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        RuleBook.All.Where(r => !KebabCase().IsMatch(r.Code)).Select(r => r.Code).ShouldBeEmpty();
        RuleBook.All.ShouldAllBe(r => Enum.IsDefined(r.Source));
        RuleBook.All.Length.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("Field-missing")]
    [InlineData("field_missing")]
    [InlineData("field--missing")]
    [InlineData("-field")]
    [InlineData("")]
    public void What_is_no_code_is_told_from_one(string code) => KebabCase().IsMatch(code).ShouldBeFalse();

    [Fact(DisplayName = "每条规则都有中文和英文说明,别无多余")]
    public void Every_code_has_a_text_in_both_languages_and_no_text_is_left_over()
    {
        var codes = RuleBook.All.Select(r => r.Code).Concat([Warnings.EvenPanel, Warnings.UnanimityTells]).Order(StringComparer.Ordinal).ToList();

        Zh.Keys.Order(StringComparer.Ordinal).ShouldBe(codes);
        En.Keys.Order(StringComparer.Ordinal).ShouldBe(codes);
        Zh.Values.Concat(En.Values).ShouldAllBe(text => text.Trim().Length > 1);
        Zh.Where(t => !t.Value.Any(c => c is >= '一' and <= '龥')).ShouldBeEmpty();
    }

    [Fact]
    public void Both_texts_mention_the_same_figures()
    {
        foreach (var (code, zh) in Zh)
        {
            Placeholders(En[code]).ShouldBe(Placeholders(zh), $"{code}");
        }

        Placeholders("甲 {one} 乙 {two}").ShouldNotBe(Placeholders("a {one} b {three}"));
    }

    [Fact]
    public void A_text_is_found_by_language_and_filled_with_its_figures()
    {
        var facts = new BrokenRuleException(Rules.TooFewRepresentatives, ("minimum", 15), ("there", 14)).Facts;

        RuleTexts.Of(Rules.TooFewRepresentatives, facts, CultureInfo.GetCultureInfo("zh-CN")).ShouldBe("专业代表不足 15 名（现有 14 名），不能抽取或开始评议。");
        RuleTexts.Of(Rules.TooFewRepresentatives, facts, CultureInfo.GetCultureInfo("en-GB")).ShouldStartWith("Fewer than 15 representatives (there are 14)");
        RuleTexts.Of(Rules.ObjectionTooLate, new BrokenRuleException(Rules.ObjectionTooLate, ("until", Some.Monday)).Facts, CultureInfo.GetCultureInfo("en")).ShouldContain("2026-03-02 09:00");
        RuleTexts.Find("no-such-code", CultureInfo.GetCultureInfo("en")).ShouldBeNull();
        RuleTexts.Of(new Rule("no-such-code", RuleSource.House), facts, CultureInfo.GetCultureInfo("en")).ShouldBe("no-such-code");
    }

    [Fact]
    public void A_fault_of_the_roster_brings_what_its_text_mentions()
    {
        RosterFault[] faults =
        [
            new(2, null, RosterRules.MissingNumber),
            new(2, null, RosterRules.MissingName),
            new(2, RosterColumn.Unit, RosterRules.PartlyEmpty),
            new(3, null, RosterRules.DuplicateNumber, "0001", 2),
            new(2, null, RosterRules.UnknownStatus, "休假"),
            new(2, RosterColumn.Name, RosterRules.OverLong, "甲乙", 64),
            new(2, RosterColumn.Name, RosterRules.ControlCharacter, "U+202E"),
            new(2, RosterColumn.Name, RosterRules.FormulaCell),
            new(2, RosterColumn.Number, RosterRules.DigitsLost, "1234567890123450"),
        ];
        foreach (var fault in faults)
        {
            foreach (var language in new[] { "zh-CN", "en" })
            {
                RuleTexts.Of(fault.Rule, fault.Facts, CultureInfo.GetCultureInfo(language)).ShouldNotContain("{");
            }
        }
    }

    // Without its parents: a missing English text would else be answered with the Chinese one.
    private static Dictionary<string, string> TextsOf(CultureInfo language) =>
        new ResourceManager("DemocraticReview.Core.Texts.RuleTexts", typeof(RuleTexts).Assembly)
            .GetResourceSet(language, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
