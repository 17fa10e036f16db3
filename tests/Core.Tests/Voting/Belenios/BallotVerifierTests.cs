using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using DemocraticReview.Core;
using DemocraticReview.Core.Voting.Belenios;

namespace Core.Tests.Voting.Belenios;

/// <summary>What a ballot says of itself, and every way in which it can lie.</summary>
public sealed partial class BallotVerifierTests
{
    private static readonly ABox Box = ABox.With();
    private static readonly string Honest = Text(Box.Ballot(0, 1, 0));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(0, 0)]
    public void An_honest_ballot_is_taken(int satisfied, int dissatisfied)
    {
        var ballot = Read(Text(Box.Ballot(1, satisfied, dissatisfied)));

        new BallotVerifier(Box.Poll).Check(ballot);
        ballot.Credential.ShouldBe(Box.Judges[1].Public);
        ballot.Tracker.Length.ShouldBe(43);
    }

    [Theory(DisplayName = "一票最多只能选一项,每项只计零票或一票")]
    [InlineData(2, 0)]
    [InlineData(0, 2)]
    [InlineData(-1, 0)]
    [InlineData(2, -1)]
    [InlineData(17, 0)]
    public void A_choice_that_counts_otherwise_than_once_or_not_at_all_is_refused(int satisfied, int dissatisfied) =>
        Refuses(BallotRules.ChoiceProofWrong, Text(Box.Ballot(0, satisfied, dissatisfied)));

    [Fact(DisplayName = "多选的评议票无效")]
    public void Two_answers_ticked_are_refused() => Refuses(BallotRules.OverallProofWrong, Text(Box.Ballot(0, 1, 1)));

    [Fact]
    public void Fewer_answers_than_the_minimum_are_refused()
    {
        var box = ABox.With(1, ABox.Satisfaction with { Minimum = 1 });
        Refused.By(BallotRules.OverallProofWrong, () => new BallotVerifier(box.Poll).Check(SealedBallot.Read(box.Ballot(0, 0, 0), box.Poll.Question)));
    }

    [Fact(DisplayName = "抄来的评议票不收")]
    public void A_ballot_copied_from_another_judge_is_refused()
    {
        var copied = Honest.Replace(Box.Judges[0].Public.Text, Box.Judges[1].Public.Text, StringComparison.Ordinal);
        Refuses(BallotRules.SignatureWrong, copied);

        // Signed anew by who copied it: the proofs still speak of the other credential.
        Refuses(BallotRules.ChoiceProofWrong, Signed(copied, 1));
    }

    [Fact]
    public void A_ballot_of_another_item_or_round_is_refused()
    {
        var other = ABox.With(item: 2);
        Refuses(BallotRules.OtherPoll, Text(other.Ballot(0, 1, 0)));
        Refuses(BallotRules.OtherPoll, Signed(Honest.Replace(Box.Poll.Uuid, other.Poll.Uuid, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_ballot_under_a_stale_key_of_the_box_is_refused()
    {
        var stale = Poll.Create(Box.Poll.Uuid, "轴承采购民主评议会", "2026-900 / 1 / 1", ABox.Satisfaction, HolderKey.OfBox(ABox.With(item: 3).Keys));
        stale.Hash.ShouldNotBe(Box.Poll.Hash);
        Refuses(BallotRules.OtherPoll, Text(BallotMaker.Make(stale, Box.Judges[0], [1, 0], new RandomScalars(Some.Bytes(9)))));
        Refuses(BallotRules.ChoiceProofWrong, Signed(Text(BallotMaker.Make(stale, Box.Judges[0], [1, 0], new RandomScalars(Some.Bytes(9))))
            .Replace(stale.Hash, Box.Poll.Hash, StringComparison.Ordinal)));
    }

    [Fact]
    public void An_element_outside_the_group_is_refused_wherever_it_stands()
    {
        foreach (Match element in Elements().Matches(Honest))
        {
            var value = BigInteger.Parse(element.Groups["value"].Value, CultureInfo.InvariantCulture);
            foreach (var outside in new[] { Belenios2048.P - value, value * 2 % Belenios2048.P })
            {
                var at = element.Groups["value"];
                var bent = Signed(Honest.Remove(at.Index, at.Length).Insert(at.Index, outside.ToString(CultureInfo.InvariantCulture)));
                Should.Throw<BrokenRuleException>(() => Check(bent)).Rule.ShouldBeOneOf(BallotRules.OutsideGroup, BallotRules.SignatureWrong);
                if (!element.Value.StartsWith("\"credential", StringComparison.Ordinal))
                {
                    Refuses(BallotRules.OutsideGroup, bent);
                }
            }
        }
    }

    [Fact]
    public void A_credential_outside_the_group_is_refused_even_if_its_signature_fits()
    {
        // With −C instead of C every second challenge lets the signature pass: found soon, if membership were not asked.
        var outside = (Belenios2048.P - BigInteger.Parse(Box.Judges[0].Public.Text, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
        var text = Honest.Replace(Box.Judges[0].Public.Text, outside, StringComparison.Ordinal);
        var refusals = Enumerable.Range(0, 20).Select(i => Should.Throw<BrokenRuleException>(() => Check(Signed(text, 0, i))).Rule).ToList();

        refusals.ShouldAllBe(r => r == BallotRules.OutsideGroup);
    }

    [Theory]
    [InlineData("challenge")]
    [InlineData("response")]
    [InlineData("alpha")]
    [InlineData("beta")]
    [InlineData("election_hash")]
    [InlineData("credential")]
    [InlineData("hash")]
    public void One_digit_changed_anywhere_is_refused(string field)
    {
        foreach (Match match in Regex.Matches(Honest, $"\"{field}\":\"(?<value>[^\"]+)\""))
        {
            var at = match.Groups["value"].Index + 5;
            var digit = Honest[at] == '7' ? '8' : '7';
            var bent = Honest.Remove(at, 1).Insert(at, digit.ToString());
            Should.Throw<BrokenRuleException>(() => Check(bent));
            if (at < Honest.IndexOf(",\"signature\":", StringComparison.Ordinal))
            {
                Should.Throw<BrokenRuleException>(() => Check(Signed(bent)), $"{field} at {at}");
            }
        }
    }

    private static string Text(byte[] payload) => Encoding.ASCII.GetString(payload);

    private static SealedBallot Read(string text) => SealedBallot.Read(Encoding.UTF8.GetBytes(text), Box.Poll.Question);

    private static void Check(string text) => new BallotVerifier(Box.Poll).Check(Read(text));

    private static void Refuses(Rule rule, string text) => Refused.By(rule, () => Check(text));

    // The body as it is, with a signature that fits it.
    private static string Signed(string text, int judge = 0, int seed = 0)
    {
        var body = text[..text.IndexOf(",\"signature\":", StringComparison.Ordinal)];
        return body + BallotMaker.Signature(body + "}", Box.Judges[judge], new RandomScalars(Some.Bytes(500 + seed)));
    }

    [GeneratedRegex("\"(alpha|beta|credential)\":\"(?<value>[0-9]+)\"")]
    private static partial Regex Elements();
}
