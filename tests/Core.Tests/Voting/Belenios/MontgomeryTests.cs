using System.Globalization;
using System.Numerics;
using DemocraticReview.Core.Voting.Belenios;

namespace Core.Tests.Voting.Belenios;

/// <summary>Our own arithmetic against the base library's, on numbers where carries are rare and on numbers where they are not.</summary>
public sealed class MontgomeryTests
{
    private static readonly Montgomery Field = Belenios2048.Field;
    private static readonly BigInteger P = Belenios2048.P;

    // A million under --long.
    private static readonly int Cases = Environment.GetEnvironmentVariable("REVIEW_LONG") is null ? 3_000 : 1_000_000;

    [Fact]
    public void Products_and_squares_are_those_of_the_base_library()
    {
        Parallel.For(0, Cases, i =>
        {
            var random = new Random(i);
            var (a, b) = (Number(random), Number(random));
            Product(a, b).ShouldBe(a * b % P);
            Square(a).ShouldBe(a * a % P);
        });
    }

    [Fact]
    public void Edges_multiply_like_any_other_number()
    {
        BigInteger[] edges =
        [
            0, 1, 2, P - 1, P - 2, P / 2, (P / 2) + 1, ulong.MaxValue, (BigInteger)ulong.MaxValue + 1, (BigInteger.One << 2048) % P, (BigInteger.One << 2047) - 1,
            .. Enumerable.Range(1, 31).Select(i => (BigInteger.One << (64 * i)) - 1), .. Enumerable.Range(1, 31).Select(i => P - (BigInteger.One << (64 * i))),
        ];
        foreach (var a in edges)
        {
            Square(a).ShouldBe(a * a % P);
            foreach (var b in edges)
            {
                Product(a, b).ShouldBe(a * b % P);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Any_odd_modulus_of_2048_bits_will_do(int below)
    {
        // Limbs full of ones: every carry there is.
        var modulus = (BigInteger.One << 2048) - 1 + (2 * below);
        var field = new Montgomery(modulus);
        var (a, b) = (modulus - 1, modulus - 3);
        var result = new ulong[Montgomery.Limbs];
        field.Enter(a, result);
        var other = new ulong[Montgomery.Limbs];
        field.Enter(b, other);
        field.Multiply(result, other, other);
        field.Leave(other).ShouldBe(a * b % modulus);
        field.Square(result, result);
        field.Leave(result).ShouldBe(a * a % modulus);
    }

    [Fact]
    public void A_modulus_that_is_even_or_of_another_length_is_refused()
    {
        Should.Throw<ArgumentException>(() => new Montgomery(P - 1));
        Should.Throw<ArgumentException>(() => new Montgomery(P >> 1));
        Should.Throw<OverflowException>(() => Field.Enter(-1, new ulong[Montgomery.Limbs]));
        Should.Throw<ArgumentOutOfRangeException>(() => Field.Enter(BigInteger.One << 2048, new ulong[Montgomery.Limbs]));
    }

    [Fact]
    public void The_group_is_the_one_of_the_specification()
    {
        Belenios2048.P.GetBitLength().ShouldBe(2048);
        Belenios2048.Q.GetBitLength().ShouldBe(256);
        ((P - 1) % Belenios2048.Q).ShouldBe(BigInteger.Zero);
        BigInteger.ModPow(Belenios2048.G, Belenios2048.Q, P).ShouldBe(BigInteger.One);
        Belenios2048.P.ToString(CultureInfo.InvariantCulture).Length.ShouldBe(Belenios2048.ElementDigits);
        Belenios2048.Q.ToString(CultureInfo.InvariantCulture).Length.ShouldBe(Belenios2048.ScalarDigits);
    }

    private static BigInteger Product(BigInteger a, BigInteger b)
    {
        var (left, right) = (Entered(a), Entered(b));
        Field.Multiply(left, right, left);
        return Field.Leave(left);
    }

    private static BigInteger Square(BigInteger a)
    {
        var limbs = Entered(a);
        Field.Square(limbs, limbs);
        return Field.Leave(limbs);
    }

    private static ulong[] Entered(BigInteger value)
    {
        var limbs = new ulong[Montgomery.Limbs];
        Field.Enter(value, limbs);
        return limbs;
    }

    // Every other number has runs of ones and zeros, which is where a lost carry shows.
    private static BigInteger Number(Random random)
    {
        var bytes = new byte[256];
        random.NextBytes(bytes);
        if (random.Next(2) == 0)
        {
            for (var at = 0; at < bytes.Length;)
            {
                var run = Math.Min(random.Next(1, 40), bytes.Length - at);
                bytes.AsSpan(at, run).Fill(random.Next(2) == 0 ? (byte)0 : (byte)255);
                at += run;
            }
        }

        return new BigInteger(bytes, isUnsigned: true) % P;
    }
}
