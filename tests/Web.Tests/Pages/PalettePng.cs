using System.Buffers.Binary;
using System.IO.Compression;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>A screenshot with as few colours as it really has, so that the documentation stays small: 8 bits a dot instead of 24 or 32.</summary>
internal static class PalettePng
{
    private const int Colours = 64;
    private const int HeaderBytes = 13;
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="png">Not interlaced, 8 bits a channel, RGB or RGBA: what chromium writes.</param>
    public static byte[] Of(byte[] png)
    {
        var (width, height, dots) = Read(png);
        var counts = new Dictionary<int, int>();
        foreach (var dot in dots)
        {
            counts[dot] = counts.GetValueOrDefault(dot) + 1;
        }

        var palette = counts.GroupBy(c => c.Key & 0xFCFCFC).OrderByDescending(g => g.Sum(c => c.Value)).Take(Colours).Select(g => g.MaxBy(c => c.Value).Key).ToArray();
        var nearest = counts.Keys.ToDictionary(d => d, d => (byte)Array.IndexOf(palette, palette.MinBy(p => Distance(p, d))));
        using var lines = new MemoryStream();
        using (var zip = new ZLibStream(lines, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var line = new byte[width];
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    line[x] = nearest[dots[(y * width) + x]];
                }

                zip.WriteByte(0);
                zip.Write(line);
            }
        }

        using var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[HeaderBytes];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3);
        Write(file, "IHDR"u8, header);
        Write(file, "PLTE"u8, [.. palette.SelectMany(c => new[] { (byte)(c >> 16), (byte)(c >> 8), (byte)c })]);
        Write(file, "IDAT"u8, lines.ToArray());
        Write(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static (int Width, int Height, int[] Dots) Read(byte[] png)
    {
        var (width, height, channels) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)), png[25] == 6 ? 4 : 3);
        using var data = new MemoryStream();
        for (var at = Signature.Length; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                data.Write(png, at + 8, length);
            }

            at += length + 12;
        }

        data.Position = 0;
        using var zip = new ZLibStream(data, CompressionMode.Decompress);
        var dots = new int[width * height];
        var (line, above) = (new byte[width * channels], new byte[width * channels]);
        for (var y = 0; y < height; y++)
        {
            var filter = zip.ReadByte();
            zip.ReadExactly(line);
            Unfilter(filter, line, above, channels);
            for (var x = 0; x < width; x++)
            {
                dots[(y * width) + x] = (line[x * channels] << 16) | (line[(x * channels) + 1] << 8) | line[(x * channels) + 2];
            }

            (line, above) = (above, line);
        }

        return (width, height, dots);
    }

    // The five filters of the PNG specification, 9.2.
    private static void Unfilter(int filter, byte[] line, byte[] above, int channels)
    {
        for (var i = 0; i < line.Length; i++)
        {
            int left = i < channels ? 0 : line[i - channels], up = above[i], corner = i < channels ? 0 : above[i - channels];
            line[i] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - corner - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static int Distance(int one, int other)
    {
        var (r, g, b) = ((one >> 16) - (other >> 16), ((one >> 8) & 255) - ((other >> 8) & 255), (one & 255) - (other & 255));
        return (r * r) + (g * g) + (b * b);
    }

    private static void Write(Stream file, ReadOnlySpan<byte> kind, byte[] body)
    {
        byte[] chunk = [.. kind, .. body];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        file.Write(number);
        file.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(chunk));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
