using System.Globalization;
using System.Numerics;
using System.Text;
using DemocraticReview.Core.Voting.Belenios;

namespace Core.Tests.Voting.Belenios;

public sealed class GroupElementTests
{
    private static readonly BigInteger P = Belenios2048.P;
    private static readonly BigInteger Q = Belenios2048.Q;

    private readonly RandomScalars _scalars = new(Some.Bytes(1));

    [Fact]
    public void Powers_are_those_of_the_base_library()
    {
        BigInteger[] exponents = [0, 1, 2, Q - 1, Q, (BigInteger.One << 256) - 1, .. Enumerable.Range(0, 16).Select(i => BigInteger.One << (16 * i)), _scalars.Next(), _scalars.Next()];
        foreach (var exponent in exponents)
        {
            var some = GroupElement.GeneratorTo(12345);
            Value(GroupElement.GeneratorTo(exponent)).ShouldBe(BigInteger.ModPow(Belenios2048.G, exponent, P));
            Value(some.To(exponent)).ShouldBe(BigInteger.ModPow(Value(some), exponent, P));
        }

        Should.Throw<ArgumentOutOfRangeException>(() => GroupElement.GeneratorTo(BigInteger.One << 256));
        Should.Throw<OverflowException>(() => GroupElement.GeneratorTo(-1));
    }

    [Fact]
    public void A_product_of_powers_is_the_product_of_the_powers()
    {
        var (x, y) = (GroupElement.GeneratorTo(_scalars.Next()), GroupElement.GeneratorTo(_scalars.Next()));
        var (a, b, c) = (_scalars.Next(), _scalars.Next(), _scalars.Next());

        var product = GroupElement.Product(new(Belenios2048.Generator, a), new(x.Table(), b), new(y.Table(), c));

        Value(product).ShouldBe(BigInteger.ModPow(Belenios2048.G, a, P) * BigInteger.ModPow(Value(x), b, P) * BigInteger.ModPow(Value(y), c, P) % P);
        GroupElement.Product(new(Belenios2048.Generator, 0), new(x.Table(), 0)).IsOne.ShouldBeTrue();
        (x * y / y).ShouldBe(x);
    }

    [Fact]
    public void An_element_outside_the_group_is_found_whatever_its_order()
    {
        GroupElement.GeneratorTo(_scalars.Next()).IsInGroup().ShouldBeTrue();
        GroupElement.One.IsInGroup().ShouldBeTrue();

        // −1 has order 2, −x order 2q; 2 has some other order, and so has an element of the group times any of them.
        var minusOne = Read(P - 1);
        foreach (var outside in new[] { minusOne, minusOne * GroupElement.Generator, Read(2), Read(2) * GroupElement.Generator, Read(BigInteger.ModPow(3, Q, P)) })
        {
            outside.IsInGroup().ShouldBeFalse();
            BigInteger.ModPow(Value(outside), Q, P).IsOne.ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("0x1")]
    [InlineData("1,000")]
    [InlineData("٣")]
    public void A_number_has_one_spelling(string digits)
    {
        GroupElement.Read(Encoding.UTF8.GetBytes(digits)).ShouldBeNull();
        if (digits != "0")
        {
            Decimals.ReadScalar(Encoding.UTF8.GetBytes(digits)).ShouldBeNull();
        }
    }

    [Fact]
    public void A_number_stays_below_its_modulus()
    {
        ReadText(P - 1).ShouldNotBeNull().Text.ShouldBe((P - 1).ToString(CultureInfo.InvariantCulture));
        ReadText(P).ShouldBeNull();
        ReadText(P + 1).ShouldBeNull();
        ReadText(P * 1000).ShouldBeNull();
        Decimals.ReadScalar(Digits(Q - 1)).ShouldBe(Q - 1);
        Decimals.ReadScalar(Digits(Q)).ShouldBeNull();
        Decimals.ReadScalar("0"u8).ShouldBe(BigInteger.Zero);
    }

    [Fact]
    public void Elements_are_equal_and_sorted_by_their_value()
    {
        GroupElement[] elements = [Read(1), Read(2), Read(10), Read(99), Read(100), Read(P - 2), Read(P - 1)];

        elements.Reverse().Order().ShouldBe(elements);
        (Read(2) == Read(2)).ShouldBeTrue();
        (Read(2) < Read(10)).ShouldBeTrue();
        GroupElement.One.Text.ShouldBe("1");
    }

    [Fact]
    public void Random_scalars_come_out_of_their_seed_alone()
    {
        var (first, second) = (new RandomScalars(Some.Bytes(2)), new RandomScalars(Some.Bytes(2)));
        Enumerable.Range(0, 5).Select(_ => first.Next()).ShouldBe(Enumerable.Range(0, 5).Select(_ => second.Next()));
        Enumerable.Range(0, 100).Select(_ => first.Next()).Distinct().Count().ShouldBe(100);
        new RandomScalars(Some.Bytes(3)).Next().ShouldNotBe(new RandomScalars(Some.Bytes(2)).Next());
        Should.Throw<ArgumentOutOfRangeException>(() => new RandomScalars(new byte[31]));
    }

    private static BigInteger Value(GroupElement element) => BigInteger.Parse(element.Text, CultureInfo.InvariantCulture);

    private static byte[] Digits(BigInteger value) => Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture));

    private static GroupElement? ReadText(BigInteger value) => GroupElement.Read(Digits(value));

    private static GroupElement Read(BigInteger value) => ReadText(value)!;
}
