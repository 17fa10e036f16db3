using System.Buffers.Binary;
using System.Globalization;

namespace DemocraticReview.Core.Drawing;

/// <summary>The 32 bytes by which a member is ordered, compared as bytes from the first to the last. Lowest sits first.</summary>
public readonly record struct Ticket : IComparable<Ticket>
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 32;

    // Big-endian words compare as the bytes do, four comparisons at most and nothing on the heap.
    private readonly ulong _first, _second, _third, _fourth;

    /// <param name="bytes">Exactly 32 bytes.</param>
    public Ticket(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Length);
        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <inheritdoc/>
    public int CompareTo(Ticket other) =>
        _first != other._first ? _first.CompareTo(other._first)
        : _second != other._second ? _second.CompareTo(other._second)
        : _third != other._third ? _third.CompareTo(other._third)
        : _fourth.CompareTo(other._fourth);

    public static bool operator <(Ticket left, Ticket right) => left.CompareTo(right) < 0;

    public static bool operator >(Ticket left, Ticket right) => left.CompareTo(right) > 0;

    public static bool operator <=(Ticket left, Ticket right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Ticket left, Ticket right) => left.CompareTo(right) >= 0;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{_first:x16}{_second:x16}{_third:x16}{_fourth:x16}");
}
