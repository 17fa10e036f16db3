using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;

namespace DemocraticReview.App.Flagging;

/// <summary>What a file is by its content. Its name decides nothing; a name that says something else is refused later.</summary>
internal static class TrueType
{
    private const int Tail = 2048;
    private const int MaximumParts = 10_000;
    private const long MaximumContentTypes = 1 << 20;
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private static ReadOnlySpan<byte> PngStart => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    // IEND, an empty chunk with its checksum: a picture that was cut off or had a program hung onto it ends otherwise.
    private static ReadOnlySpan<byte> PngEnd => [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];

    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> JpegEnd => [0xFF, 0xD9];

    /// <exception cref="BrokenRuleException"><see cref="DossierRules.AttachmentTypeRefused"/>: a program, or nothing that a dossier takes.</exception>
    public static AttachmentType Of(byte[] file)
    {
        ReadOnlySpan<byte> bytes = file;
        if (bytes.StartsWith("%PDF-"u8))
        {
            // One that was cut off could pass for text.
            return bytes[^Math.Min(Tail, bytes.Length)..].IndexOf("%%EOF"u8) >= 0 ? AttachmentType.Pdf : throw Refused();
        }

        if (bytes.StartsWith(PngStart) && bytes.EndsWith(PngEnd))
        {
            return AttachmentType.Png;
        }

        // Some cameras fill up behind the end mark with zeros.
        if (bytes.StartsWith(JpegStart) && bytes.TrimEnd((byte)0).EndsWith(JpegEnd))
        {
            return AttachmentType.Jpeg;
        }

        if (bytes.StartsWith("PK\u0003\u0004"u8))
        {
            return OfPackage(file);
        }

        return IsText(bytes) ? AttachmentType.Txt : throw Refused();
    }

    private static AttachmentType OfPackage(byte[] file)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(file, writable: false));
            if (package.Entries.Count > MaximumParts || package.Entries.Any(e => e.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)))
            {
                throw Refused();
            }

            var types = ContentTypes(package);
            var word = types.Contains($"\"{Word}\"", StringComparison.Ordinal);
            return word != types.Contains($"\"{Excel}\"", StringComparison.Ordinal) ? word ? AttachmentType.Docx : AttachmentType.Xlsx : throw Refused();
        }
        catch (InvalidDataException)
        {
            throw Refused();
        }
    }

    private static string ContentTypes(ZipArchive package)
    {
        var part = package.GetEntry("[Content_Types].xml") ?? throw Refused();
        if (part.Length > MaximumContentTypes)
        {
            throw Refused();
        }

        using var reader = new StreamReader(part.Open(), Encoding.UTF8);
        var text = new char[(int)part.Length];
        return new string(text, 0, reader.ReadBlock(text));
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        // A script is text too, and a program.
        if (bytes.StartsWith("#!"u8) || bytes.ContainsAnyInRange((byte)0, (byte)8) || bytes.ContainsAnyInRange((byte)14, (byte)31) || bytes.Contains((byte)127))
        {
            return false;
        }

        return Utf8.IsValid(bytes) || IsGb18030(bytes);
    }

    private static bool IsGb18030(ReadOnlySpan<byte> bytes)
    {
        try
        {
            LegacyEncodings.Gb18030.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static BrokenRuleException Refused() => new(DossierRules.AttachmentTypeRefused);
}
