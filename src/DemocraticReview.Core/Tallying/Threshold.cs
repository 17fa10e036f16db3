namespace DemocraticReview.Core.Tallying;

/// <summary>The share of the base that satisfied votes must exceed; reaching it exactly is not enough.</summary>
public sealed record Threshold
{
    /// <exception cref="BrokenRuleException"><see cref="TallyRules.ThresholdOutOfRange"/>: a share of 0 or less, or of 1 or more.</exception>
    public Threshold(int numerator, int denominator)
    {
        if (numerator < 1 || denominator <= numerator)
        {
            throw new BrokenRuleException(TallyRules.ThresholdOutOfRange, ("numerator", numerator), ("denominator", denominator));
        }

        Numerator = numerator;
        Denominator = denominator;
    }

    /// <summary>More than half (超过半数), the rule of the source articles.</summary>
    public static Threshold MoreThanHalf { get; } = new(1, 2);

    public int Numerator { get; }

    public int Denominator { get; }
}
