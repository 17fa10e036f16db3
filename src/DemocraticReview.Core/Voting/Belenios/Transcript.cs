using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>
/// What a proof has said so far; hashed, it gives the challenge (Fiat and Shamir): SHA-256 of the text, modulo q. Used again for the next proof.
/// Not for two threads at once.
/// </summary>
internal sealed class Transcript
{
    private readonly ArrayBufferWriter<byte> _text = new(8192);

    public Transcript Begin(ReadOnlySpan<byte> purpose)
    {
        _text.ResetWrittenCount();
        return Add(purpose);
    }

    public Transcript Add(ReadOnlySpan<byte> text)
    {
        _text.Write(text);
        return this;
    }

    public Transcript Add(string ascii)
    {
        var target = _text.GetSpan(ascii.Length);
        _text.Advance(Encoding.ASCII.GetBytes(ascii, target));
        return this;
    }

    public Transcript Add(GroupElement element) => Add(element.Digits);

    /// <summary>An element that is worked out only to be hashed.</summary>
    public Transcript Add(ReadOnlySpan<ulong> limbs)
    {
        Span<char> digits = stackalloc char[Belenios2048.ElementDigits];
        Belenios2048.Field.Leave(limbs).TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        _text.Advance(Encoding.ASCII.GetBytes(digits[..length], _text.GetSpan(length)));
        return this;
    }

    public BigInteger Challenge()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_text.WrittenSpan, hash);
        return new BigInteger(hash, isUnsigned: true, isBigEndian: true) % Belenios2048.Q;
    }
}
