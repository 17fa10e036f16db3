using System.Buffers.Binary;
using System.Text;

namespace DemocraticReview.Core.Recording;

/// <summary>A file in a bundle.</summary>
/// <param name="Name">With forward slashes.</param>
/// <param name="Bytes">Its content.</param>
public sealed record BundleFile(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// The one form of zip that a bundle has (docs/record-format.md, 2): stored, dateless, ascending. The same files give the same bytes on
/// every system, no byte is free, and nothing is ever decompressed.
/// </summary>
public static class BundleZip
{
    public const int MostFiles = 65_000;
    public const long MostBytes = 2_000_000_000;

    private const int LocalLength = 30;
    private const int DirectoryLength = 46;
    private const ushort Version = 20;
    private const ushort Utf8Names = 0x0800;
    private const ushort FirstDay = 0x0021;

    /// <summary>Writes files in the order of their names' bytes, whatever order they come in.</summary>
    /// <exception cref="ArgumentException">Too many files, too many bytes, or a name twice.</exception>
    public static void Write(Stream target, IEnumerable<BundleFile> files)
    {
        var sorted = files.OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        if (sorted.Count > MostFiles || sorted.Sum(f => (long)f.Bytes.Length) > MostBytes || sorted.DistinctBy(f => f.Name, StringComparer.Ordinal).Count() != sorted.Count)
        {
            throw new ArgumentException("A bundle has at most 65,000 files of different names, and 2 GB.", nameof(files));
        }

        using var directory = new MemoryStream();
        var offset = 0L;
        foreach (var file in sorted)
        {
            var (local, central) = Headers(file, Crc32.Of(file.Bytes.Span), offset);
            target.Write(local);
            target.Write(file.Bytes.Span);
            directory.Write(central);
            offset += local.Length + file.Bytes.Length;
        }

        directory.WriteTo(target);
        target.Write(End(sorted.Count, directory.Length, offset));
    }

    /// <summary>The files; null where a byte is not as <see cref="Write"/> would have written it.</summary>
    public static IReadOnlyList<BundleFile>? Read(ReadOnlyMemory<byte> zip)
    {
        var files = new List<BundleFile>();
        using var directory = new MemoryStream();
        var at = 0;
        while (zip.Length <= MostBytes && ReadFile(zip[at..]) is { } file)
        {
            var (local, central) = Headers(file, Crc32.Of(file.Bytes.Span), at);
            if (files.Count == MostFiles || !zip.Span[at..].StartsWith(local) || (files.Count > 0 && string.CompareOrdinal(files[^1].Name, file.Name) >= 0))
            {
                return null;
            }

            files.Add(file);
            directory.Write(central);
            at += local.Length + file.Bytes.Length;
        }

        var length = directory.Length;
        directory.Write(End(files.Count, length, at));
        return files.Count > 0 && zip.Span[at..].SequenceEqual(directory.GetBuffer().AsSpan(0, (int)directory.Length)) ? files : null;
    }

    private static BundleFile? ReadFile(ReadOnlyMemory<byte> rest)
    {
        var span = rest.Span;
        if (span.Length < LocalLength || BinaryPrimitives.ReadUInt32LittleEndian(span) != 0x04034b50)
        {
            return null;
        }

        var size = BinaryPrimitives.ReadUInt32LittleEndian(span[22..]);
        var name = BinaryPrimitives.ReadUInt16LittleEndian(span[26..]);
        return LocalLength + name + (long)size <= span.Length
            ? new BundleFile(Encoding.UTF8.GetString(span.Slice(LocalLength, name)), rest.Slice(LocalLength + name, (int)size))
            : null;
    }

    private static (byte[] Local, byte[] Central) Headers(BundleFile file, uint crc, long offset)
    {
        var name = Encoding.UTF8.GetBytes(file.Name);
        var local = new byte[LocalLength + name.Length];
        var central = new byte[DirectoryLength + name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(local, 0x04034b50);
        BinaryPrimitives.WriteUInt32LittleEndian(central, 0x02014b50);
        BinaryPrimitives.WriteUInt16LittleEndian(central.AsSpan(4), Version);
        Common(local.AsSpan(4), file, crc, name);
        Common(central.AsSpan(6), file, crc, name);
        BinaryPrimitives.WriteUInt32LittleEndian(central.AsSpan(42), (uint)offset);
        name.CopyTo(local, LocalLength);
        name.CopyTo(central, DirectoryLength);
        return (local, central);
    }

    // From the version needed to the length of the name, the two headers are alike: no compression, no time, the first day there is.
    private static void Common(Span<byte> header, BundleFile file, uint crc, byte[] name)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(header, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(header[2..], Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], FirstDay);
        BinaryPrimitives.WriteUInt32LittleEndian(header[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header[14..], (uint)file.Bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[18..], (uint)file.Bytes.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)name.Length);
    }

    private static byte[] End(int files, long directoryLength, long offset)
    {
        var end = new byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)files);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)files);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)directoryLength);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)offset);
        return end;
    }
}
