namespace Core.Tests.Drawing;

internal static class ChiSquare
{
    /// <summary>The value that χ² exceeds once in ten thousand, by the approximation of Wilson and Hilferty.</summary>
    public static double Critical(int degreesOfFreedom)
    {
        const double z = 3.719; // the normal distribution's 1 − 1/10,000 quantile
        var k = 2.0 / (9 * degreesOfFreedom);
        return degreesOfFreedom * Math.Pow(1 - k + (z * Math.Sqrt(k)), 3);
    }
}
