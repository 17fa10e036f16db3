using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>
/// Multiplication modulo an odd number of 2048 bits in Montgomery's form: <c>x</c> is kept as <c>x·R mod m</c> with <c>R = 2^2048</c>, in 32 limbs
/// of 64 bits, lowest first. One general routine multiplies a row by a limb and adds it; everything else is made of it.
/// Compiled for speed at once: a process that begins with ballots would work through the first ones twenty times slower.
/// Not constant-time, and need not be: servers and verifiers see only what is published, they hold no secret.
/// </summary>
internal sealed class Montgomery
{
    public const int Limbs = 32;

    private readonly ulong[] _modulus;
    private readonly ulong[] _rSquared;

    // −1/m mod 2^64.
    private readonly ulong _inverse;

    /// <param name="modulus">Odd, of exactly 2048 bits.</param>
    public Montgomery(BigInteger modulus)
    {
        if (modulus.IsEven || modulus.GetBitLength() != 64 * Limbs)
        {
            throw new ArgumentException("An odd modulus of 2048 bits is needed.", nameof(modulus));
        }

        Modulus = modulus;
        _modulus = ToLimbs(modulus);
        One = ToLimbs((BigInteger.One << (64 * Limbs)) % modulus);
        _rSquared = ToLimbs((BigInteger.One << (128 * Limbs)) % modulus);

        // Newton: each step doubles the number of right bits.
        var inverse = 1UL;
        for (var bits = 1; bits < 64; bits *= 2)
        {
            inverse *= unchecked(2 - (_modulus[0] * inverse));
        }

        _inverse = unchecked(0 - inverse);
    }

    public BigInteger Modulus { get; }

    /// <summary>1 in Montgomery's form. Not to be written to.</summary>
    public ulong[] One { get; }

    /// <param name="value">0 or more and less than the modulus.</param>
    public void Enter(BigInteger value, Span<ulong> result) => Multiply(ToLimbs(value), _rSquared, result);

    public BigInteger Leave(ReadOnlySpan<ulong> a)
    {
        Span<ulong> wide = stackalloc ulong[2 * Limbs];
        a.CopyTo(wide);
        wide[Limbs..].Clear();
        Span<ulong> plain = stackalloc ulong[Limbs];
        Reduce(wide, plain);
        return new BigInteger(MemoryMarshal.AsBytes(plain), isUnsigned: true);
    }

    /// <summary><c>result = a·b</c>; any of the three may be the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> result)
    {
        Span<ulong> wide = stackalloc ulong[2 * Limbs];
        wide[..Limbs].Clear();
        for (var i = 0; i < Limbs; i++)
        {
            wide[i + Limbs] = AddRow(wide.Slice(i, Limbs), b[..Limbs], a[i]);
        }

        Reduce(wide, result);
    }

    /// <summary><c>result = a²</c>: each product of two different limbs is worked out once and doubled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Square(ReadOnlySpan<ulong> a, Span<ulong> result)
    {
        Span<ulong> wide = stackalloc ulong[2 * Limbs];
        wide.Clear();
        for (var i = 0; i < Limbs - 1; i++)
        {
            var rest = Limbs - 1 - i;
            wide[i + Limbs] = AddRow(wide.Slice((2 * i) + 1, rest), a.Slice(i + 1, rest), a[i]);
        }

        DoubleAndAddSquares(a, wide);
        Reduce(wide, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DoubleAndAddSquares(ReadOnlySpan<ulong> a, Span<ulong> wide)
    {
        ulong shifted = 0, carry = 0;
        for (var i = 0; i < Limbs; i++)
        {
            var high = Math.BigMul(a[i], a[i], out var low);
            var (even, odd) = (wide[2 * i], wide[(2 * i) + 1]);
            var doubledEven = (even << 1) | shifted;
            var doubledOdd = (odd << 1) | (even >> 63);
            shifted = odd >> 63;
            low += carry;
            high += low < carry ? 1UL : 0;
            doubledEven += low;
            high += doubledEven < low ? 1UL : 0;
            doubledOdd += high;
            carry = doubledOdd < high ? 1UL : 0;
            wide[2 * i] = doubledEven;
            wide[(2 * i) + 1] = doubledOdd;
        }
    }

    // wide / R mod m. Each row adds the multiple of m that makes the lowest limb left zero.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Reduce(Span<ulong> wide, Span<ulong> result)
    {
        ReadOnlySpan<ulong> modulus = _modulus;
        ulong top = 0;
        for (var i = 0; i < Limbs; i++)
        {
            var carry = AddRow(wide.Slice(i, Limbs), modulus, wide[i] * _inverse);
            var sum = wide[i + Limbs] + carry;
            var over = sum < carry ? 1UL : 0;
            sum += top;
            top = over + (sum < top ? 1UL : 0);
            wide[i + Limbs] = sum;
        }

        var high = wide.Slice(Limbs, Limbs);
        if (top == 0 && IsLess(high, modulus))
        {
            high.CopyTo(result);
        }
        else
        {
            Subtract(high, modulus, result);
        }
    }

    // target += row × factor; what does not fit comes back. Four limbs at a time, so that the multiplications overlap.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AddRow(Span<ulong> target, ReadOnlySpan<ulong> row, ulong factor)
    {
        ulong carry = 0;
        var i = 0;
        for (; ((row.Length - i) & 3) != 0; i++)
        {
            carry = AddLimb(ref target[i], row[i], factor, carry);
        }

        target = target[i..];
        row = row[i..];
        for (; row.Length >= 4 && target.Length >= 4; row = row[4..], target = target[4..])
        {
            var high0 = Math.BigMul(row[0], factor, out var low0);
            var high1 = Math.BigMul(row[1], factor, out var low1);
            var high2 = Math.BigMul(row[2], factor, out var low2);
            var high3 = Math.BigMul(row[3], factor, out var low3);
            target[0] = Add(target[0], low0, ref high0, carry);
            target[1] = Add(target[1], low1, ref high1, high0);
            target[2] = Add(target[2], low2, ref high2, high1);
            target[3] = Add(target[3], low3, ref high3, high2);
            carry = high3;
        }

        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AddLimb(ref ulong target, ulong limb, ulong factor, ulong carry)
    {
        var high = Math.BigMul(limb, factor, out var low);
        target = Add(target, low, ref high, carry);
        return high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Add(ulong target, ulong low, ref ulong high, ulong carry)
    {
        low += target;
        high += low < target ? 1UL : 0;
        low += carry;
        high += low < carry ? 1UL : 0;
        return low;
    }

    private static bool IsLess(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        for (var i = Limbs - 1; i >= 0; i--)
        {
            if (a[i] != b[i])
            {
                return a[i] < b[i];
            }
        }

        return false;
    }

    private static void Subtract(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> result)
    {
        ulong borrow = 0;
        for (var i = 0; i < Limbs; i++)
        {
            var difference = a[i] - b[i];
            var under = a[i] < b[i] ? 1UL : 0;
            result[i] = difference - borrow;
            borrow = under | (difference < borrow ? 1UL : 0);
        }
    }

    private static ulong[] ToLimbs(BigInteger value)
    {
        var limbs = new ulong[Limbs];
        return value.TryWriteBytes(MemoryMarshal.AsBytes(limbs.AsSpan()), out _, isUnsigned: true)
            ? limbs
            : throw new ArgumentOutOfRangeException(nameof(value), "Below 2^2048 and not negative.");
    }
}
