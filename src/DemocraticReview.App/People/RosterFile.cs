using System.IO.Compression;
using System.Text;
using DemocraticReview.Core;
using DemocraticReview.Core.People;
using ExcelDataReader.Exceptions;

namespace DemocraticReview.App.People;

/// <summary>Reads a roster from .xlsx, .xls or text. What a file is, its content says; its name may be anything.</summary>
public static class RosterFile
{
    /// <summary>The largest file, in bytes.</summary>
    public const long MaxBytes = 64L << 20;

    /// <summary>The most an .xlsx may hold when unpacked, in bytes. 100,000 rows need about 60 MB.</summary>
    public const long MaxUnpackedBytes = 256L << 20;

    /// <summary>The most its table of texts may hold, in bytes: it alone has to stand in memory.</summary>
    public const long MaxSharedTextBytes = 64L << 20;

    /// <summary>The most rows below the header.</summary>
    public const int MaxRows = 200_000;

    private const int MaxParts = 10_000;
    private const int CopyBuffer = 81_920;

    /// <summary>Reads the whole roster. The stream is left open; one that cannot seek is first copied into a temporary file.</summary>
    /// <exception cref="BrokenRuleException">One of <see cref="RosterFileRules"/>.</exception>
    /// <exception cref="OperationCanceledException">As asked.</exception>
    public static RosterSheet Read(Stream stream, string fileName, IProgress<RosterProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
        {
            using var copy = new FileStream(
                Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, CopyBuffer, FileOptions.DeleteOnClose);
            Copy(stream, copy, fileName, cancellationToken);
            return Read(copy, fileName, progress, cancellationToken);
        }
        if (stream.Length > MaxBytes)
        {
            throw TooBig(fileName);
        }
        var start = new byte[8];
        stream.Position = 0;
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        var workbook = new WorkbookReading(stream, fileName, progress, cancellationToken);
        return start.AsSpan(0, length) switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => Xlsx(workbook, stream, fileName),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] => Xls(workbook, stream, fileName),
            _ => new CsvReading(stream, fileName, progress, cancellationToken).Read(),
        };
    }

    internal static BrokenRuleException HeaderMissing(string fileName, RosterHeader? nearest) => new(
        RosterFileRules.HeaderMissing,
        ("file", fileName),
        ("columns", string.Join('、', (nearest?.Missing ?? RosterColumns.Required).Select(RosterColumns.Heading))));

    private static RosterSheet Xlsx(WorkbookReading workbook, Stream stream, string fileName) => Guarded(fileName, () =>
    {
        CheckPackage(stream, fileName);
        return workbook.ReadXlsx();
    });

    private static RosterSheet Xls(WorkbookReading workbook, Stream stream, string fileName) => Guarded(fileName, () =>
    {
        try
        {
            return workbook.ReadXls();
        }
        catch (InvalidPasswordException)
        {
            throw new BrokenRuleException(RosterFileRules.Encrypted, ("file", fileName));
        }
        catch (ExcelReaderException notFound) when (notFound is not CompoundDocumentException && !HasStream(stream, "Workbook") && !HasStream(stream, "Book"))
        {
            // The same container also holds Word's documents, and an .xlsx that is locked by a password.
            throw new BrokenRuleException(HasStream(stream, "EncryptedPackage") ? RosterFileRules.Encrypted : RosterFileRules.Kind, ("file", fileName));
        }
    });

    // Neither library says which exceptions a broken file can raise, and whatever it is, the officer's answer is the same.
    private static RosterSheet Guarded(string fileName, Func<RosterSheet> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            throw new BrokenRuleException(RosterFileRules.Damaged, ("file", fileName), ("detail", broken.GetType().Name));
        }
    }

    // The sizes stated in the directory can be trusted as limits: .NET stops unpacking a part where its stated size ends.
    private static void CheckPackage(Stream stream, string fileName)
    {
        using (var package = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
        {
            if (package.GetEntry("[Content_Types].xml") is null || !package.Entries.Any(IsWorkbook))
            {
                throw new BrokenRuleException(RosterFileRules.Kind, ("file", fileName));
            }
            if (package.Entries.Count > MaxParts
                || package.Entries.Sum(e => e.Length) > MaxUnpackedBytes
                || package.Entries.Where(e => e.Name.Equals("sharedStrings.xml", StringComparison.OrdinalIgnoreCase)).Sum(e => e.Length) > MaxSharedTextBytes)
            {
                throw TooBig(fileName);
            }
        }
        stream.Position = 0;
    }

    private static bool IsWorkbook(ZipArchiveEntry entry) => entry.Name.Equals("workbook.xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsBroken(Exception exception) => exception is not (BrokenRuleException or OperationCanceledException or OutOfMemoryException);

    // By the name in the container's directory.
    private static bool HasStream(Stream stream, string name)
    {
        stream.Position = 0;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name + '\0')) >= 0;
    }

    private static void Copy(Stream stream, FileStream copy, string fileName, CancellationToken cancel)
    {
        var buffer = new byte[CopyBuffer];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            if (copy.Length + read > MaxBytes)
            {
                throw TooBig(fileName);
            }
            copy.Write(buffer, 0, read);
        }
    }

    private static BrokenRuleException TooBig(string fileName) => new(RosterFileRules.TooBig, ("file", fileName), ("limit", MaxBytes >> 20));
}
