using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DemocraticReview.Core.Drawing;

/// <summary>A label and the member that it stands for, as the place in the roster that was handed in (0 is the first).</summary>
public readonly record struct FreshLabel(string Label, int MemberIndex);

/// <summary>
/// Fresh labels for each draw: a permanent label, the 工号 above all, would link a judge across meetings.
/// </summary>
public static class Labels
{
    /// <summary>32 signs in ascending order, without I, L, O and U, which are misread or spell words.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Least number of random bytes.</summary>
    public const int LeastRandomBytes = 32;

    /// <summary>
    /// Unique labels of equal length for <paramref name="count"/> members, strictly ascending. Each is drawn independently of its member's
    /// place, so the order of the labels is a random permutation of the roster and says nothing about it.
    /// </summary>
    /// <param name="count">Size of the roster, 0 or more.</param>
    /// <param name="randomBytes">At least 32 bytes, fresh and secret: who knows them knows who is behind each label.</param>
    /// <exception cref="BrokenRuleException"><see cref="DrawRules.RandomBytesTooFew"/>.</exception>
    public static IReadOnlyList<FreshLabel> Fresh(int count, ReadOnlySpan<byte> randomBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (randomBytes.Length < LeastRandomBytes)
        {
            throw new BrokenRuleException(DrawRules.RandomBytesTooFew, ("length", randomBytes.Length), ("least", LeastRandomBytes));
        }

        using var stream = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, randomBytes);
        var length = LengthFor(count);
        var taken = new HashSet<string>(count, StringComparer.Ordinal);
        var labels = new FreshLabel[count];
        Span<byte> block = stackalloc byte[SHA256.HashSizeInBytes];
        var blocks = 0L;
        for (int member = 0, at = block.Length; member < count; at += length)
        {
            if (at + length > block.Length)
            {
                NextBlock(stream, blocks++, block);
                at = 0;
            }

            var label = Spell(block.Slice(at, length));
            if (taken.Add(label))
            {
                labels[member] = new FreshLabel(label, member);
                member++;
            }
        }

        Array.Sort(labels, (a, b) => string.CompareOrdinal(a.Label, b.Label));
        return labels;
    }

    // Sparse on purpose, a thousand possible labels for each used one: a slip of the pen is hardly ever somebody else's label.
    private static int LengthFor(int count)
    {
        var length = 4;
        for (var room = 1L << 20; room < count * 1024L; room <<= 5)
        {
            length++;
        }

        return length;
    }

    private static void NextBlock(IncrementalHash stream, long number, Span<byte> block)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, number);
        stream.AppendData(counter);
        stream.GetHashAndReset(block);
    }

    // 32 signs and 256 values of a byte: taking the low five bits favours none.
    private static string Spell(ReadOnlySpan<byte> bytes)
    {
        Span<char> signs = stackalloc char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            signs[i] = Alphabet[bytes[i] & 31];
        }

        return new string(signs);
    }
}
