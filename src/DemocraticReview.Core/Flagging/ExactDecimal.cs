using System.Globalization;

namespace DemocraticReview.Core.Flagging;

/// <summary>
/// A JSON number as an exact decimal. The framework's own conversion rounds what it cannot hold; an amount that is not the one in the
/// file must not appear in a dossier, so such a number is refused.
/// </summary>
internal static class ExactDecimal
{
    /// <summary>Digits before the decimal point.</summary>
    public const int MaxWhole = 18;

    /// <summary>Digits behind it.</summary>
    public const int MaxFraction = 8;

    /// <param name="number">A number as JSON writes it: <c>-12.50</c>, <c>1.1E7</c>.</param>
    /// <param name="value">The number, without zeros at its end.</param>
    /// <returns>False when it does not fit.</returns>
    public static bool TryRead(string number, out decimal value)
    {
        value = 0;
        var exponentAt = number.AsSpan().IndexOfAny('e', 'E');
        var exponent = 0;
        if (exponentAt >= 0 && !int.TryParse(number.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }
        var mantissa = (exponentAt < 0 ? number : number[..exponentAt]).TrimStart('-');
        var pointAt = mantissa.IndexOf('.', StringComparison.Ordinal);
        var written = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = written.TrimStart('0');
        // Where the decimal point stands, counted from the first digit that is not zero.
        var whole = (pointAt < 0 ? written.Length : pointAt) + (long)exponent - (written.Length - digits.Length);
        digits = digits.TrimEnd('0');
        var fraction = digits.Length - whole;
        if (digits.Length == 0 || whole > MaxWhole || fraction > MaxFraction)
        {
            return digits.Length == 0;
        }
        var unscaled = decimal.Parse(digits + new string('0', (int)Math.Max(0, -fraction)), NumberStyles.None, CultureInfo.InvariantCulture);
        value = Scaled(unscaled, number.StartsWith('-'), (int)Math.Max(0, fraction));
        return true;
    }

    private static decimal Scaled(decimal unscaled, bool isNegative, int places)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(unscaled, bits);
        return new decimal(bits[0], bits[1], bits[2], isNegative, (byte)places);
    }
}
