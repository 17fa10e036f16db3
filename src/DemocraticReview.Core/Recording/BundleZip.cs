using System.Buffers.Binary;
using System.Text;

namespace DemocraticReview.Core.Recording;

/// <summary>The container of a bundle, in its one form (docs/record-format.md, 2): stored, not compressed, nothing in it that could be chosen.</summary>
public static class BundleZip
{
    private const ushort Version = 20;
    private const ushort Utf8 = 0x0800;
    private const ushort Date = 0x0021;
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    /// <summary>The bytes of the zip file.</summary>
    /// <param name="files">By name; written in the ascending order of their names' bytes.</param>
    public static byte[] Write(IReadOnlyDictionary<string, byte[]> files)
    {
        using var zip = new MemoryStream();
        using var directory = new MemoryStream();
        foreach (var (name, content) in files.Select(f => (Name: Encoding.UTF8.GetBytes(f.Key), f.Value)).OrderBy(f => f.Name, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))))
        {
            var offset = (uint)zip.Position;
            var common = Common(name, content);
            Put(zip, 0x04034B50, common, name, content);
            Put(directory, 0x02014B50, Shorts(Version), common, Shorts(0, 0, 0, 0, 0), Longs(offset), name);
        }

        var (start, count) = ((uint)zip.Position, (ushort)files.Count);
        directory.WriteTo(zip);
        Put(zip, 0x06054B50, Shorts(0, 0, count, count), Longs((uint)directory.Length, start), Shorts(0));
        return zip.ToArray();
    }

    private static byte[] Common(byte[] name, byte[] content) =>
        [.. Shorts(Version, Utf8, 0, 0, Date), .. Longs(Crc(content), (uint)content.Length, (uint)content.Length), .. Shorts((ushort)name.Length, 0)];

    private static uint Crc(byte[] content) => ~content.Aggregate(uint.MaxValue, (crc, b) => Table[(crc ^ b) & 0xFF] ^ (crc >> 8));

    private static byte[] Shorts(params ReadOnlySpan<ushort> values)
    {
        var bytes = new byte[values.Length * sizeof(ushort)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * sizeof(ushort)), values[i]);
        }

        return bytes;
    }

    private static byte[] Longs(params ReadOnlySpan<uint> values)
    {
        var bytes = new byte[values.Length * sizeof(uint)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), values[i]);
        }

        return bytes;
    }

    private static void Put(MemoryStream stream, uint signature, params ReadOnlySpan<byte[]> parts)
    {
        stream.Write(Longs(signature));
        foreach (var part in parts)
        {
            stream.Write(part);
        }
    }
}
