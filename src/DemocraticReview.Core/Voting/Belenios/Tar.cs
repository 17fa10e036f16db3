using System.Buffers;
using System.Text;

namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>
/// The one tar form that the format's own tool takes: the oldest header, without magic, all fields but name, size and time the same in every
/// entry, and no blocks at the end. General tar writers do not make it.
/// </summary>
internal static class Tar
{
    public const int Block = 512;
    private const int SizeAt = 124;
    private const int ChecksumAt = 148;

    public static int Padded(int size) => (size + Block - 1) / Block * Block;

    /// <param name="target">What is written to.</param>
    /// <param name="name">ASCII, at most 100 characters.</param>
    /// <param name="data">The file.</param>
    /// <param name="time">Seconds since 1970, the same for all entries.</param>
    public static void Append(ArrayBufferWriter<byte> target, string name, ReadOnlySpan<byte> data, long time)
    {
        Span<byte> header = stackalloc byte[Block];
        header.Clear();
        Encoding.ASCII.GetBytes(name, header);
        "0000644\0"u8.CopyTo(header[100..]);
        "0000000\0"u8.CopyTo(header[108..]);
        "0000000\0"u8.CopyTo(header[116..]);
        Octal(data.Length, header.Slice(SizeAt, 11));
        Octal(time, header.Slice(136, 11));
        "        0"u8.CopyTo(header[ChecksumAt..]);
        var sum = 0;
        foreach (var b in header)
        {
            sum += b;
        }

        Octal(sum, header.Slice(ChecksumAt, 6));
        header[ChecksumAt + 6] = 0;
        target.Write(header);
        target.Write(data);
        header.Clear();
        target.Write(header[..(Padded(data.Length) - data.Length)]);
    }

    /// <summary>Name and place of the entry at <paramref name="at"/>; null where none fits. Whether the rest is right shows when all is written again.</summary>
    public static (string Name, int Start, int Size)? Next(ReadOnlySpan<byte> archive, int at)
    {
        if (archive.Length - at < Block)
        {
            return null;
        }

        var header = archive.Slice(at, Block);
        var name = header[..100];
        var end = name.IndexOf((byte)0);
        if (end <= 0 || name[..end].ContainsAnyExceptInRange((byte)'!', (byte)'~'))
        {
            return null;
        }

        var size = 0L;
        foreach (var digit in header.Slice(SizeAt, 11))
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return null;
            }

            size = (size * 8) + digit - '0';
        }

        var start = at + Block;
        return size <= archive.Length - start && Padded((int)size) <= archive.Length - start ? (Encoding.ASCII.GetString(name[..end]), start, (int)size) : null;
    }

    private static void Octal(long value, Span<byte> digits)
    {
        for (var i = digits.Length - 1; i >= 0; i--, value >>= 3)
        {
            digits[i] = (byte)('0' + (value & 7));
        }
    }
}
