using System.Globalization;
using DemocraticReview.Core;
using DemocraticReview.Core.Texts;

namespace Core.Tests.Texts;

/// <summary>The product's texts in the words of a procedure.</summary>
public sealed class WordingTests
{
    private static readonly CultureInfo Chinese = new("zh-CN");
    private static readonly CultureInfo English = new("en");
    private static readonly Wording Congress = new(Shipped.Congress.Words);

    [Theory]
    [InlineData("评委 {0} 名，满意票 {1} 张，超过半数，过关。", "职工代表 {0} 名，同意票 {1} 张，超过半数，通过。")]
    [InlineData("满意、不满意、弃权只选一项。", "同意、不同意、弃权只选一项。")]
    [InlineData("民主评议会的评议项目，评议票", "职工代表大会的议案，表决票")]
    [InlineData("评委会保持不变。", "职工代表保持不变。")]
    [InlineData("当事人作最后陈述，质询结束。", "提案人作最后陈述，审议结束。")]
    [InlineData("会议延期了", "会议延期了")]
    public void Chinese_texts_speak_of_delegates_and_proposals(string text, string said) => Congress.Say(text, Chinese).ShouldBe(said);

    [Theory]
    [InlineData("{0} of {1} judges satisfied: the item has passed.", "{0} of {1} delegates in favour: the proposal has adopted.")]
    [InlineData("An item waits for a judge.", "A proposal waits for a delegate.")]
    [InlineData("Items of a respondent, and of persons concerned", "Proposals of a proposer, and of proposers")]
    [InlineData("Satisfied, Dissatisfied, Abstained", "In favour, Against, Abstained")]
    [InlineData("A review meeting and review meetings", "A workers' congress and workers' congresses")]
    [InlineData("Judgement of itemised things", "Judgement of itemised things")]
    public void English_texts_do_with_articles_plurals_and_capitals(string text, string said) => Congress.Say(text, English).ShouldBe(said);

    [Fact]
    public void Without_words_of_its_own_a_procedure_speaks_the_product_s() =>
        (Wording.Plain.Say("评委", Chinese), Wording.Plain.Say("A judge", English)).ShouldBe(("评委", "A judge"));

    [Fact]
    public void An_article_follows_the_new_word()
    {
        var wording = new Wording(new Dictionary<Term, Word> { [Term.Judge] = new("审核员", "examiner") });
        wording.Say("a judge, A judge, judges, a chair", English).ShouldBe("an examiner, An examiner, examiners, a chair");
    }

    [Fact]
    public void A_refusal_is_said_in_those_words_and_its_facts_are_left_alone()
    {
        var facts = new Dictionary<string, object> { ["item"] = "采购项目评委休息室", ["meeting"] = "评议会 7" };
        RuleTexts.Of(Rules.ItemAlreadyOnAgenda, facts, Chinese, Congress).ShouldContain("采购项目评委休息室");
        RuleTexts.Of(Rules.AgendaEmpty, facts, Chinese, Congress).ShouldBe("议程上还没有议案。");
        RuleTexts.Of(Rules.AgendaEmpty, facts, English, Congress).ShouldBe("There is no proposal on the agenda.");
    }

    [Fact]
    public void Every_term_has_a_word_of_the_house() =>
        Enum.GetValues<Term>().ShouldAllBe(t => Wording.HouseWord(t).Zh.Length > 0);
}
