using System.Globalization;

namespace DemocraticReview.Core.Tallying;

/// <summary>The decision on one item: it passes (过关) or is referred (移送). Integers only, exactly half is referred.</summary>
public sealed record Verdict
{
    // Private: a verdict comes out of the figures, nobody states one.
    private Verdict(bool passed, string inequality, int satisfied, int seated, Threshold threshold) =>
        (Passed, Inequality, Satisfied, Seated, Threshold) = (passed, inequality, satisfied, seated, threshold);

    /// <summary>Whether satisfied votes exceed the threshold's share of the base.</summary>
    public bool Passed { get; }

    /// <summary>
    /// The figures as anyone can check them, such as <c>2 × 9 = 18 &gt; 17</c>, <c>2 × 8 = 16 ≤ 17</c> or, with two thirds,
    /// <c>3 × 8 = 24 ≤ 2 × 17 = 34</c>.
    /// </summary>
    public string Inequality { get; }

    /// <summary>Satisfied votes.</summary>
    public int Satisfied { get; }

    /// <summary>The base N: abstained, invalid and not cast stay in it.</summary>
    public int Seated { get; }

    /// <summary>What had to be exceeded.</summary>
    public Threshold Threshold { get; }

    /// <param name="satisfied">Satisfied votes, 0 to <paramref name="seated"/>.</param>
    /// <param name="seated">The base N, 1 or more.</param>
    /// <param name="threshold">Share to exceed.</param>
    /// <exception cref="BrokenRuleException">One of <see cref="TallyRules"/>.</exception>
    public static Verdict Of(int satisfied, int seated, Threshold threshold)
    {
        if (satisfied < 0)
        {
            throw new BrokenRuleException(TallyRules.LineNegative, ("line", nameof(Tally.Satisfied)), ("value", satisfied));
        }

        if (seated < 1)
        {
            throw new BrokenRuleException(TallyRules.NobodySeated, ("seated", seated));
        }

        if (satisfied > seated)
        {
            throw new BrokenRuleException(TallyRules.SatisfiedExceedsSeated, ("satisfied", satisfied), ("seated", seated));
        }

        var votes = (long)threshold.Denominator * satisfied;
        var bar = (long)threshold.Numerator * seated;
        var passed = votes > bar;
        var right = threshold.Numerator == 1
            ? string.Create(CultureInfo.InvariantCulture, $"{bar}")
            : string.Create(CultureInfo.InvariantCulture, $"{threshold.Numerator} × {seated} = {bar}");
        var inequality = string.Create(
            CultureInfo.InvariantCulture, $"{threshold.Denominator} × {satisfied} = {votes} {(passed ? '>' : '≤')} {right}");
        return new Verdict(passed, inequality, satisfied, seated, threshold);
    }
}
