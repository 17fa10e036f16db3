namespace DemocraticReview.Core.Flagging;

/// <summary>Whether a price holds the value-added tax.</summary>
public enum TaxBasis
{
    /// <summary>含税.</summary>
    Inclusive,

    /// <summary>不含税.</summary>
    Exclusive,
}

/// <summary>What one unit costs.</summary>
/// <param name="Amount">In <paramref name="Currency"/>, above 0, at most 12 digits before and 6 behind the point.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Unit">Such as 吨.</param>
/// <param name="Tax">With or without tax.</param>
public sealed record Price(decimal Amount, string Currency, string Unit, TaxBasis Tax)
{
    /// <summary>More than any unit price is; keeps every figure of a comparison exact.</summary>
    public const decimal Limit = 1_000_000_000_000m;

    /// <summary>Digits behind the point.</summary>
    public const int Fraction = 6;

    /// <summary>Like for like: the same currency, unit and tax basis.</summary>
    public bool IsLike(Price other) => Currency == other.Currency && Unit == other.Unit && Tax == other.Tax;
}

/// <summary>A price found on the market.</summary>
/// <param name="Source">Where: a quotation, a bulletin, another works' contract.</param>
/// <param name="Date">Of that price.</param>
/// <param name="Price">What it was.</param>
public sealed record Benchmark(string Source, DateOnly Date, Price Price);

/// <summary>价格相差较大: the contract's price beside the market's.</summary>
/// <param name="Contract">What the works paid; null while nobody has written it down.</param>
/// <param name="Benchmarks">At least two sources before the item is flagged.</param>
public sealed record PriceGapMaterial(Price? Contract, IReadOnlyList<Benchmark> Benchmarks);

/// <summary>How far the contract's price lies from the market's.</summary>
/// <param name="Reference">The benchmarks' arithmetic mean, to six digits behind the point, for showing.</param>
/// <param name="Lowest">Of the benchmarks.</param>
/// <param name="Highest">Of the benchmarks.</param>
/// <param name="Percent">(contract − mean) ÷ mean × 100, rounded once, at the end, to two digits, halves away from zero. Negative where the contract is cheaper.</param>
public sealed record Deviation(decimal Reference, decimal Lowest, decimal Highest, decimal Percent)
{
    /// <summary>Which sources a comparison needs at least.</summary>
    public const int Sources = 2;

    /// <summary>The deviation of a complete comparison; null where something is missing or not like for like.</summary>
    public static Deviation? Of(PriceGapMaterial? material)
    {
        if (material?.Contract is not { } contract || material.Benchmarks.Count == 0 || !material.Benchmarks.All(b => b.Price.IsLike(contract)))
        {
            return null;
        }

        var sum = material.Benchmarks.Sum(b => b.Price.Amount);
        return new Deviation(
            Math.Round(sum / material.Benchmarks.Count, Price.Fraction, MidpointRounding.AwayFromZero),
            material.Benchmarks.Min(b => b.Price.Amount),
            material.Benchmarks.Max(b => b.Price.Amount),
            PercentOf(contract.Amount * material.Benchmarks.Count, sum));
    }

    /// <summary>How far <paramref name="price"/> lies from <paramref name="reference"/>, in percent, rounded like <see cref="Percent"/>.</summary>
    /// <param name="price">At most <see cref="Price.Limit"/> times the number of benchmarks.</param>
    /// <param name="reference">Above 0.</param>
    public static decimal PercentOf(decimal price, decimal reference)
    {
        // In hundredths of a percent. The remainder is exact, so that nothing is rounded before the one rounding.
        var hundredths = (price - reference) * 10_000m;
        var rest = hundredths % reference;
        var whole = (hundredths - rest) / reference;
        return (whole + (2 * Math.Abs(rest) >= reference ? Math.Sign(rest) : 0)) / 100m;
    }
}
