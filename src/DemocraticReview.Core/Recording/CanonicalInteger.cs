using System.Globalization;

namespace DemocraticReview.Core.Recording;

/// <summary>
/// Reads a JSON number token exactly. No double on the way: 9007199254740993 would quietly become an even number, and two
/// records with different text would hash alike.
/// </summary>
internal static class CanonicalInteger
{
    private const long Largest = 1L << 53;

    /// <summary>The integer that <paramref name="token"/> stands for (<c>56.0</c> and <c>5.6e1</c> are 56, <c>-0</c> is 0), or null.</summary>
    public static long? Parse(string token)
    {
        var (mantissa, exponent) = SplitAt(token.TrimStart('-'), 'e', 'E');
        var (whole, fraction) = SplitAt(mantissa, '.', '.');
        var digits = (whole + fraction).TrimStart('0');
        if (digits.Length == 0)
        {
            return 0;
        }

        if (!int.TryParse(exponent.Length == 0 ? "0" : exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power))
        {
            return null; // an exponent beyond two thousand million: far outside either way
        }

        var significant = digits.TrimEnd('0');
        var zeros = (long)power - fraction.Length + (digits.Length - significant.Length);
        if (zeros < 0 || significant.Length + zeros > 16)
        {
            return null;
        }

        var magnitude = long.Parse(significant + new string('0', (int)zeros), NumberStyles.None, CultureInfo.InvariantCulture);
        return magnitude > Largest ? null : token[0] == '-' ? -magnitude : magnitude;
    }

    private static (string Before, string After) SplitAt(string text, char either, char or)
    {
        var at = text.AsSpan().IndexOfAny(either, or);
        return at < 0 ? (text, string.Empty) : (text[..at], text[(at + 1)..]);
    }
}
