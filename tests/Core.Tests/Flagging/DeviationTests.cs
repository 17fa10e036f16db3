using System.Numerics;
using DemocraticReview.Core.Flagging;
using FsCheck;
using FsCheck.Fluent;

namespace Core.Tests.Flagging;

public sealed class DeviationTests
{
    // Prices as they are typed: from a millionth to a thousand millions, up to six digits behind the point.
    private static readonly Arbitrary<decimal> Amounts = Gen.Choose(1, 999_999_999)
        .SelectMany(figures => Gen.Choose(0, 6).Select(digits => figures / (decimal)Math.Pow(10, digits))).ToArbitrary();

    private static readonly Config Config = Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(2000);

    [Theory(DisplayName = "偏差率按对比价格的平均数计算，结果四舍五入到百分数后两位")]
    [InlineData("130", "30")]
    [InlineData("100", "0")]
    [InlineData("85.5", "-14.5")]
    [InlineData("100.00499", "0")]
    [InlineData("100.005", "0.01")]
    [InlineData("99.995", "-0.01")]
    public void The_contract_is_held_against_the_mean(string contract, string percent)
    {
        var deviation = Of(Decimal(contract), 90m, 110m)!;
        deviation.Percent.ShouldBe(Decimal(percent));
        (deviation.Reference, deviation.Lowest, deviation.Highest).ShouldBe((100m, 90m, 110m));
    }

    [Fact]
    public void Rounding_happens_once()
    {
        // 1 against a mean of 3: −66.666… %, and of 300.5 / 300: 0.1666… %.
        Of(1m, 3m, 3m)!.Percent.ShouldBe(-66.67m);
        Of(300.5m, 300m, 300m)!.Percent.ShouldBe(0.17m);
        Of(1m, 1m, 1m, 2m)!.Percent.ShouldBe(-25m);
    }

    [Fact]
    public void It_is_the_exact_quotient_rounded_half_away_from_zero() => Check.One(Config, Prop.ForAll(Amounts, Amounts, Amounts, (contract, one, two) =>
        Of(contract, one, two)!.Percent == Exact(contract, [one, two])));

    [Fact]
    public void Another_currency_unit_changes_nothing() => Check.One(Config, Prop.ForAll(Amounts, Amounts, (contract, one) =>
        Of(contract * 10m, one * 10m, one * 20m)!.Percent == Of(contract, one, one * 2m)!.Percent));

    [Fact]
    public void A_dearer_contract_never_lies_lower() => Check.One(Config, Prop.ForAll(Amounts, Amounts, Amounts, (contract, more, one) =>
        Of(contract, one, one)!.Percent <= Of(contract + more, one, one)!.Percent));

    [Fact]
    public void The_largest_prices_are_still_exact()
    {
        var most = 999_999_999_999.999999m;
        Of(most, [.. Enumerable.Repeat(most, 50)])!.Percent.ShouldBe(0m);
        Of(most, [.. Enumerable.Repeat(0.000001m, 50)])!.Percent.ShouldBe(99_999_999_999_999_999_800m);
    }

    [Fact]
    public void Nothing_is_computed_from_what_is_missing_or_unlike()
    {
        Deviation.Of(null).ShouldBeNull();
        Deviation.Of(new PriceGapMaterial(null, [Some.Benchmark("甲", 1m)])).ShouldBeNull();
        Deviation.Of(new PriceGapMaterial(Some.PerPiece(1m), [])).ShouldBeNull();
        Deviation.Of(new PriceGapMaterial(Some.PerPiece(1m) with { Tax = TaxBasis.Exclusive }, [Some.Benchmark("甲", 1m)])).ShouldBeNull();
    }

    private static Deviation? Of(decimal contract, params decimal[] benchmarks) =>
        Deviation.Of(new PriceGapMaterial(Some.PerPiece(contract), [.. benchmarks.Select((b, i) => Some.Benchmark($"来源{i}", b))]));

    // The same with whole numbers of any length: millionths of the price, hundredths of a percent.
    private static decimal Exact(decimal contract, decimal[] benchmarks)
    {
        static BigInteger Whole(decimal amount) => new(amount * 1_000_000m);
        var sum = benchmarks.Aggregate(BigInteger.Zero, (s, b) => s + Whole(b));
        var over = ((Whole(contract) * benchmarks.Length) - sum) * 10_000;
        var whole = BigInteger.DivRem((2 * BigInteger.Abs(over)) + sum, 2 * sum, out _);
        return (decimal)whole * over.Sign / 100m;
    }

    private static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
