using System.Buffers;

namespace DemocraticReview.Core.Recording;

/// <summary>Bytes as lower-case hexadecimal digits: one spelling each, so that equal texts are equal bytes.</summary>
public static class Hex
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    /// <summary>The bytes, or null where the text is not exactly <paramref name="length"/> bytes in lower-case digits.</summary>
    public static byte[]? Bytes(string? text, int length) =>
        text?.Length == 2 * length && text.AsSpan().IndexOfAnyExcept(Digits) < 0 ? Convert.FromHexString(text) : null;

    /// <summary>Whether this is a hash: 32 bytes.</summary>
    public static bool IsHash(string? text) => Bytes(text, 32) is not null;
}
