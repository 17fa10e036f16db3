using System.Numerics;
using System.Security.Cryptography;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>
/// Random scalars out of one seed, since Core makes no randomness: number i is HMAC-SHA512(seed, u64be(i)) modulo q, 512 bits so that no
/// remainder is favoured. One seed for one use: the same seed again gives the same scalars, and two proofs with one scalar give the secret away.
/// </summary>
public sealed class RandomScalars
{
    private readonly byte[] _seed;
    private ulong _next;

    /// <param name="seed">32 random bytes or more.</param>
    public RandomScalars(ReadOnlySpan<byte> seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seed.Length, 32);
        _seed = seed.ToArray();
    }

    /// <summary>0 or more and less than q.</summary>
    public BigInteger Next()
    {
        Span<byte> number = stackalloc byte[sizeof(ulong)];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(number, _next++);
        Span<byte> bits = stackalloc byte[HMACSHA512.HashSizeInBytes];
        HMACSHA512.HashData(_seed, number, bits);
        return new BigInteger(bits, isUnsigned: true, isBigEndian: true) % Belenios2048.Q;
    }
}
