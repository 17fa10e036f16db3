using System.Text;
using DemocraticReview.Core.Voting.Belenios;

namespace Core.Tests.Voting.Belenios;

public sealed class PollTests
{
    private static readonly Poll Some1 = ABox.With().Poll;

    [Fact]
    public void A_poll_reads_back_from_what_it_published()
    {
        var read = Poll.Read(Some1.Json.Span);

        (read.Uuid, read.Hash, read.Key).ShouldBe((Some1.Uuid, Some1.Hash, Some1.Key));
        read.Question.Answers.ShouldBe(["满意", "不满意"]);
        read.Question.Sentence.ShouldBe(ABox.Satisfaction.Sentence);
        Encoding.UTF8.GetString(read.Json.Span).ShouldContain("轴承采购民主评议会");
    }

    [Fact]
    public void Each_item_and_round_has_a_name_of_its_own()
    {
        var names = (from item in Enumerable.Range(1, 20) from round in Enumerable.Range(1, 20) select Poll.UuidOf(Some.Key(1), item, round))
            .Append(Poll.UuidOf(Some.Key(2), 1, 1)).ToList();

        names.Distinct().Count().ShouldBe(401);
        names.ShouldAllBe(n => n.Length == 22);
        Poll.UuidOf(Some.Key(1), 1, 1).ShouldBe(names[0]);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(21, 0, 1)]
    [InlineData(2, 2, 1)]
    [InlineData(2, 0, 3)]
    [InlineData(2, -1, 1)]
    public void Numbers_of_answers_that_cannot_be_are_refused(int answers, int minimum, int maximum) => Refused.By(
        BallotRules.PollMalformed,
        () => Poll.Create(Some1.Uuid, "会", "1", new PollQuestion("问", [.. Enumerable.Range(0, answers).Select(i => $"{i}")], minimum, maximum), Some1.Key));

    [Fact]
    public void A_key_that_hides_nothing_or_is_no_element_is_refused()
    {
        foreach (var key in new[] { GroupElement.One, GroupElement.Read("2"u8)! })
        {
            Refused.By(BallotRules.PollMalformed, () => Poll.Create(Some1.Uuid, "会", "1", ABox.Satisfaction, key));
        }

        Refused.By(BallotRules.PollMalformed, () => Poll.Create("short", "会", "1", ABox.Satisfaction, Some1.Key));
        Refused.By(BallotRules.PollMalformed, () => Poll.Create("0OIl0OIl0OIl0OIl", "会", "1", ABox.Satisfaction, Some1.Key));
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2")]
    [InlineData("\"version\":1", "\"version\":1,\"version\":1")]
    [InlineData("\"min\":0", "\"blank\":true,\"min\":0")]
    [InlineData("\"min\":0", "\"min\":00")]
    [InlineData("\"name\":\"", "\"name\":\"\\ud800")]
    [InlineData("\"name\":\"", "\"name\":\"\\x")]
    [InlineData("\"name\":\"", "\"name\":\"\n")]
    [InlineData("}],\"uuid\"", "},{}],\"uuid\"")]
    public void Another_form_is_refused(string part, string instead)
    {
        var text = Encoding.UTF8.GetString(Some1.Json.Span);
        text.ShouldContain(part);
        Refused.By(BallotRules.PollMalformed, () => Poll.Read(Encoding.UTF8.GetBytes(text.Replace(part, instead, StringComparison.Ordinal))));
    }
}
