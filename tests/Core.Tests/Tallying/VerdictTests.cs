using DemocraticReview.Core;
using DemocraticReview.Core.Tallying;
using FsCheck;
using FsCheck.Fluent;

namespace Core.Tests.Tallying;

public sealed class VerdictTests
{
    private static readonly Threshold TwoThirds = new(2, 3);

    [Theory(DisplayName = "满意票超过评委半数的过关")]
    [InlineData(9, 17, "2 × 9 = 18 > 17")]
    [InlineData(17, 17, "2 × 17 = 34 > 17")]
    [InlineData(9, 16, "2 × 9 = 18 > 16")]
    [InlineData(1, 1, "2 × 1 = 2 > 1")]
    public void More_than_half_passes(int satisfied, int seated, string inequality)
    {
        var verdict = Verdict.Of(satisfied, seated, Threshold.MoreThanHalf);
        verdict.Passed.ShouldBeTrue();
        verdict.Inequality.ShouldBe(inequality);
    }

    [Theory(DisplayName = "达不到半数的移送")]
    [InlineData(8, 17, "2 × 8 = 16 ≤ 17")]
    [InlineData(0, 17, "2 × 0 = 0 ≤ 17")]
    public void Less_than_half_is_referred(int satisfied, int seated, string inequality) => Referred(satisfied, seated, inequality);

    [Theory(DisplayName = "恰好半数的移送")]
    [InlineData(8, 16, "2 × 8 = 16 ≤ 16")]
    [InlineData(1, 2, "2 × 1 = 2 ≤ 2")]
    public void Exactly_half_is_referred(int satisfied, int seated, string inequality) => Referred(satisfied, seated, inequality);

    [Fact]
    public void Another_threshold_is_written_out_on_both_sides()
    {
        Verdict.Of(8, 17, TwoThirds).Inequality.ShouldBe("3 × 8 = 24 ≤ 2 × 17 = 34");
        Verdict.Of(12, 18, TwoThirds).Passed.ShouldBeFalse();
        Verdict.Of(13, 18, TwoThirds).Inequality.ShouldBe("3 × 13 = 39 > 2 × 18 = 36");
        Verdict.Of(13, 18, TwoThirds).Passed.ShouldBeTrue();
    }

    [Fact]
    public void An_item_passes_if_and_only_if_twice_the_satisfied_votes_exceed_N() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(1, 3), Prop.ForAll(
            Gen.Choose(1, 3000).SelectMany(n => Gen.Choose(0, n).Select(s => (Seated: n, Satisfied: s))).ToArbitrary(),
            vote => Verdict.Of(vote.Satisfied, vote.Seated, Threshold.MoreThanHalf).Passed == (vote.Satisfied * 2 > vote.Seated)));

    [Fact]
    public void Large_figures_do_not_overflow()
    {
        Verdict.Of(int.MaxValue, int.MaxValue, new Threshold(int.MaxValue - 1, int.MaxValue)).Passed.ShouldBeTrue();
        Verdict.Of(int.MaxValue / 2, int.MaxValue, Threshold.MoreThanHalf).Inequality.ShouldBe("2 × 1073741823 = 2147483646 ≤ 2147483647");
    }

    [Theory]
    [InlineData(-1, 17, "tally-line-negative")]
    [InlineData(18, 17, "tally-satisfied-exceeds-seated")]
    [InlineData(0, 0, "tally-nobody-seated")]
    [InlineData(0, -1, "tally-nobody-seated")]
    public void Figures_without_sense_are_refused(int satisfied, int seated, string code) =>
        Should.Throw<BrokenRuleException>(() => Verdict.Of(satisfied, seated, Threshold.MoreThanHalf)).Rule.Code.ShouldBe(code);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(-1, -2)]
    public void A_threshold_outside_nought_and_one_is_refused(int numerator, int denominator) =>
        Should.Throw<BrokenRuleException>(() => new Threshold(numerator, denominator)).Rule.ShouldBe(TallyRules.ThresholdOutOfRange);

    private static void Referred(int satisfied, int seated, string inequality)
    {
        var verdict = Verdict.Of(satisfied, seated, Threshold.MoreThanHalf);
        verdict.Passed.ShouldBeFalse();
        verdict.Inequality.ShouldBe(inequality);
    }
}
