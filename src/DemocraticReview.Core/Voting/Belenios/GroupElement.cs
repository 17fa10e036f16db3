using System.Globalization;
using System.Numerics;
using System.Text;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>
/// A number from 1 to p − 1. Reading one does not say that it belongs to the group of order q: <see cref="IsInGroup"/> does, and everything that
/// came from outside must be asked. Made to be read and hashed, not to compute secretly.
/// </summary>
public sealed class GroupElement : IEquatable<GroupElement>, IComparable<GroupElement>
{
    private byte[]? _digits;

    internal GroupElement(ReadOnlySpan<ulong> limbs) => Limbs = limbs.ToArray();

    private GroupElement(BigInteger value, byte[]? digits)
    {
        Limbs = new ulong[Montgomery.Limbs];
        Belenios2048.Field.Enter(value, Limbs);
        _digits = digits;
    }

    public static GroupElement One { get; } = new(BigInteger.One, null);

    public static GroupElement Generator { get; } = new(Belenios2048.G, null);

    /// <summary>Its value in decimal digits, as the format writes it.</summary>
    public string Text => Encoding.ASCII.GetString(Digits);

    public bool IsOne => Equals(One);

    /// <summary>In Montgomery's form. Not to be written to.</summary>
    internal ulong[] Limbs { get; }

    internal ReadOnlySpan<byte> Digits => _digits ??= Encoding.ASCII.GetBytes(Belenios2048.Field.Leave(Limbs).ToString(CultureInfo.InvariantCulture));

    /// <summary>Null for anything but the digits of a number from 1 to p − 1, with no leading zero.</summary>
    public static GroupElement? Read(ReadOnlySpan<byte> digits) =>
        Decimals.Read(digits, Belenios2048.P, Belenios2048.ElementDigits) is { IsZero: false } value ? new GroupElement(value, digits.ToArray()) : null;

    /// <param name="secret">0 or more and less than q.</param>
    public static GroupElement GeneratorTo(BigInteger secret) => Product(new PowerTable.Factor(Belenios2048.Generator, secret));

    public static bool operator ==(GroupElement? left, GroupElement? right) => left?.Equals(right) ?? right is null;

    public static bool operator !=(GroupElement? left, GroupElement? right) => !(left == right);

    public static bool operator <(GroupElement left, GroupElement right) => left.CompareTo(right) < 0;

    public static bool operator >(GroupElement left, GroupElement right) => left.CompareTo(right) > 0;

    public static bool operator <=(GroupElement left, GroupElement right) => left.CompareTo(right) <= 0;

    public static bool operator >=(GroupElement left, GroupElement right) => left.CompareTo(right) >= 0;

    public static GroupElement operator *(GroupElement left, GroupElement right) => Multiply(left, right);

    public static GroupElement operator /(GroupElement left, GroupElement right) => Multiply(left, right.To(Belenios2048.Q - 1));

    public static GroupElement Multiply(GroupElement left, GroupElement right)
    {
        Span<ulong> product = stackalloc ulong[Montgomery.Limbs];
        Belenios2048.Field.Multiply(left.Limbs, right.Limbs, product);
        return new GroupElement(product);
    }

    public static GroupElement Divide(GroupElement left, GroupElement right) => left / right;

    /// <summary>This to the power of <paramref name="exponent"/>, 0 or more and less than 2^256.</summary>
    public GroupElement To(BigInteger exponent) => Product(new PowerTable.Factor(Table(), exponent));

    /// <summary>Whether it is a power of the generator.</summary>
    public bool IsInGroup() => To(Belenios2048.Q).IsOne;

    /// <summary>By value, as the format sorts credentials.</summary>
    public int CompareTo(GroupElement? other) =>
        other is null ? 1 : Digits.Length != other.Digits.Length ? Digits.Length.CompareTo(other.Digits.Length) : Digits.SequenceCompareTo(other.Digits);

    public bool Equals(GroupElement? other) => other is not null && Limbs.AsSpan().SequenceEqual(other.Limbs);

    public override bool Equals(object? obj) => Equals(obj as GroupElement);

    public override int GetHashCode() => Limbs[0].GetHashCode();

    public override string ToString() => Text;

    internal static GroupElement Product(params ReadOnlySpan<PowerTable.Factor> factors)
    {
        Span<ulong> product = stackalloc ulong[Montgomery.Limbs];
        PowerTable.Product(factors, product);
        return new GroupElement(product);
    }

    internal PowerTable Table()
    {
        var table = PowerTable.Passing();
        table.Fill(Limbs);
        return table;
    }
}
