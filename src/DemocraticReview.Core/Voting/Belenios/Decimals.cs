using System.Globalization;
using System.Numerics;
using System.Text;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>Numbers stand in the format as decimal digits. One number has one spelling: no sign, no leading zero, no blank.</summary>
internal static class Decimals
{
    /// <summary>Null for another spelling, and for a number of <paramref name="below"/> or more.</summary>
    public static BigInteger? Read(ReadOnlySpan<byte> digits, BigInteger below, int mostDigits)
    {
        if (digits.Length == 0 || digits.Length > mostDigits || (digits[0] == '0' && digits.Length > 1) || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return null;
        }

        Span<char> text = stackalloc char[Belenios2048.ElementDigits];
        var value = BigInteger.Parse(text[..Encoding.ASCII.GetChars(digits, text)], NumberStyles.None, CultureInfo.InvariantCulture);
        return value < below ? value : null;
    }

    public static BigInteger? ReadScalar(ReadOnlySpan<byte> digits) => Read(digits, Belenios2048.Q, Belenios2048.ScalarDigits);
}
