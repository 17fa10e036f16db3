using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DemocraticReview.Core;
using DemocraticReview.Core.Voting.Belenios;

namespace Core.Tests.Voting.Belenios;

/// <summary>A ballot has one spelling: what is hashed is never read in two ways.</summary>
public sealed class BallotFormTests
{
    private static readonly ABox Box = ABox.With(1);
    private static readonly string Honest = Encoding.ASCII.GetString(Box.Ballot(0, 1, 0));

    [Fact]
    public void The_honest_form_is_read() => Read(Honest).Payload.Length.ShouldBe(Honest.Length);

    [Theory]
    [InlineData("alpha", "0123")]
    [InlineData("alpha", "00")]
    [InlineData("alpha", "0")]
    [InlineData("alpha", "-5")]
    [InlineData("alpha", "+5")]
    [InlineData("alpha", "5.0")]
    [InlineData("alpha", "5e1")]
    [InlineData("alpha", "")]
    [InlineData("alpha", "p")]
    [InlineData("alpha", "p+1")]
    [InlineData("beta", "p")]
    [InlineData("credential", "p")]
    [InlineData("credential", "-1")]
    [InlineData("challenge", "q")]
    [InlineData("challenge", "01")]
    [InlineData("challenge", "-1")]
    [InlineData("response", "q")]
    [InlineData("response", "q+1")]
    [InlineData("response", " 1")]
    public void A_malformed_number_is_refused(string field, string value)
    {
        var number = value switch
        {
            "p" => Belenios2048.P.ToString(CultureInfo.InvariantCulture),
            "p+1" => (Belenios2048.P + 1).ToString(CultureInfo.InvariantCulture),
            "q" => Belenios2048.Q.ToString(CultureInfo.InvariantCulture),
            "q+1" => (Belenios2048.Q + 1).ToString(CultureInfo.InvariantCulture),
            _ => value,
        };
        Refuses(new Regex($"(?<=\"{field}\":\")[0-9]+").Replace(Honest, number, 1));
    }

    [Theory]
    [InlineData("{\"election_uuid\"", "{ \"election_uuid\"")]
    [InlineData("{\"election_uuid\"", "\uFEFF{\"election_uuid\"")]
    [InlineData("{\"election_uuid\"", "{\"election_uuid\":\"x\",\"election_uuid\"")]
    [InlineData("\"election_hash\"", "\"election_Hash\"")]
    [InlineData("\"election_hash\"", "\"election\\u005fhash\"")]
    [InlineData(",\"credential\":", ",\"extra\":1,\"credential\":")]
    [InlineData("\"beta\":", "\"beta\": ")]
    [InlineData("\"answers\":[{", "\"answers\":[{\"choices\":[],")]
    [InlineData("\"answers\":[{", "\"answers\":[[{")]
    [InlineData("\"individual_proofs\":[[{", "\"individual_proofs\":[[{\"challenge\":\"1\",\"response\":\"1\"},{")]
    [InlineData("],\"overall_proof\":[{", "],\"overall_proof\":[{\"challenge\":\"1\",\"response\":\"1\"},{")]
    [InlineData("}],\"signature\":", "},{}],\"signature\":")]
    [InlineData("\"signature\":{", "\"signature\":{\"hash\":\"\",")]
    public void Another_spelling_is_refused(string part, string instead)
    {
        Honest.ShouldContain(part);
        Refuses(Honest.Replace(part, instead, StringComparison.Ordinal));
    }

    [Fact]
    public void Keys_in_another_order_are_refused()
    {
        Refuses(new Regex("\"alpha\":(\"[0-9]+\"),\"beta\":(\"[0-9]+\")").Replace(Honest, "\"beta\":$2,\"alpha\":$1", 1));
        Refuses(new Regex("\"challenge\":(\"[0-9]+\"),\"response\":(\"[0-9]+\")").Replace(Honest, "\"response\":$2,\"challenge\":$1", 1));
        Refuses(Honest.Replace($"\"election_uuid\":\"{Box.Poll.Uuid}\",\"election_hash\":\"{Box.Poll.Hash}\"", $"\"election_hash\":\"{Box.Poll.Hash}\",\"election_uuid\":\"{Box.Poll.Uuid}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Something_before_after_or_missing_is_refused()
    {
        Refuses("");
        Refuses("{}");
        Refuses("null");
        Refuses(Honest + "\n");
        Refuses(Honest + "{}");
        Refuses(" " + Honest);
        for (var length = 0; length < Honest.Length; length += 97)
        {
            Refuses(Honest[..length]);
        }
    }

    [Fact]
    public void Any_byte_replaced_is_another_ballot_or_none()
    {
        var bytes = Encoding.ASCII.GetBytes(Honest);
        var random = new Random(4);
        for (var i = 0; i < 2_000; i++)
        {
            var bent = (byte[])bytes.Clone();
            bent[random.Next(bent.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                SealedBallot.Read(bent, Box.Poll.Question).Tracker.ShouldNotBe(Read(Honest).Tracker);
            }
            catch (BrokenRuleException refused)
            {
                refused.Rule.ShouldBe(BallotRules.Malformed);
            }
        }
    }

    [Fact(DisplayName = "一兆字节的评议票不收")]
    public void A_megabyte_is_refused_unread()
    {
        Refused.By(BallotRules.TooLong, () => Read(Honest + new string(' ', 1 << 20)));
        Refused.By(BallotRules.TooLong, () => Read(new string('[', 1 << 20)));
    }

    [Fact]
    public void A_ballot_of_another_number_of_answers_is_refused()
    {
        var three = ABox.With(1, ABox.Satisfaction with { Answers = ["甲", "乙", "丙"] });
        Refuses(Encoding.ASCII.GetString(three.Ballot(0, 1, 0, 0)));
        Refused.By(BallotRules.Malformed, () => SealedBallot.Read(Box.Ballot(0, 1, 0), three.Poll.Question));
    }

    [Fact]
    public void The_longest_ballot_there_can_be_is_read()
    {
        var box = ABox.With(1, new PollQuestion("选", [.. Enumerable.Range(1, 20).Select(i => $"{i}")], 0, 20));
        var payload = box.Ballot(0, [.. Enumerable.Repeat(1, 20)]);

        payload.Length.ShouldBeInRange(20_000, SealedBallot.LongestPayload);
        new BallotVerifier(box.Poll).Check(SealedBallot.Read(payload, box.Poll.Question));
    }

    private static SealedBallot Read(string text) => SealedBallot.Read(Encoding.UTF8.GetBytes(text), Box.Poll.Question);

    private static void Refuses(string text) => Refused.By(BallotRules.Malformed, () => Read(text));
}
