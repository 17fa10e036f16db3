using System.Text;
using DemocraticReview.Core;
using DemocraticReview.Core.People;

namespace DemocraticReview.App.People;

/// <summary>Reads a roster saved as text: finds out its encoding and its separator, then takes it row by row.</summary>
internal sealed class CsvReading(Stream file, string fileName, IProgress<RosterProgress>? progress, CancellationToken cancel)
{
    private const int ReportEvery = 1_000;

    // An encoding that knows its mark lets the reader skip it where it stands.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    public RosterSheet Read()
    {
        var encoding = FindEncoding();
        var separator = FindSeparator(encoding);
        var sheet = new RosterSheetBuilder(fileName);
        foreach (var row in Rows(encoding, separator))
        {
            cancel.ThrowIfCancellationRequested();
            if (!sheet.Take(row))
            {
                break;
            }
            if (row.Number % ReportEvery == 0)
            {
                progress?.Report(new RosterProgress(sheet.Rows.Count, (int)Math.Min(99, 100 * file.Position / file.Length)));
            }
        }
        var header = sheet.Header ?? throw RosterFile.HeaderMissing(fileName, sheet.Nearest);
        progress?.Report(new RosterProgress(sheet.Rows.Count, 100));
        return new RosterSheet(header.Columns, sheet.Rows, sheet.Faults);
    }

    // Valid UTF-8 is UTF-8: no Chinese text of a roster's length in GB18030 happens to be.
    private Encoding FindEncoding()
    {
        var start = new byte[3];
        file.Position = 0;
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        Encoding[] candidates = start.AsSpan(0, length) switch
        {
            [0xFF, 0xFE, ..] => [new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)],
            [0xFE, 0xFF, ..] => [new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)],
            [0xEF, 0xBB, 0xBF] => [StrictUtf8],
            _ => [StrictUtf8, LegacyEncodings.Gb18030],
        };
        return candidates.FirstOrDefault(IsTextIn) ?? throw new BrokenRuleException(RosterFileRules.Kind, ("file", fileName));
    }

    private bool IsTextIn(Encoding encoding)
    {
        using var reader = Open(encoding);
        var buffer = new char[16_384];
        try
        {
            for (int read, total = 0; (read = reader.Read(buffer)) > 0; total += read)
            {
                cancel.ThrowIfCancellationRequested();
                // A web page saved under the name .xls, or the XML of 2003, is text and no table.
                if (buffer.AsSpan(0, read).Contains('\0') || (total == 0 && buffer.AsSpan(0, read).TrimStart().StartsWith("<")))
                {
                    return false;
                }
            }
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private char FindSeparator(Encoding encoding) => ",;\t".MinBy(separator => Distance(encoding, separator));

    // How far the text, cut at this separator, is from a roster's header: columns missing, or none found at all.
    private int Distance(Encoding encoding, char separator)
    {
        var sheet = new RosterSheetBuilder(fileName);
        try
        {
            foreach (var row in Rows(encoding, separator))
            {
                if (!sheet.Take(row) || sheet.Header is not null)
                {
                    break;
                }
            }
        }
        catch (BrokenRuleException refusal) when (refusal.Rule == RosterFileRules.OpenQuote)
        {
            // Cut at the wrong separator, a quote in the middle of a field begins one.
        }
        return sheet.Header is not null ? -1 : sheet.Nearest?.Missing.Count ?? int.MaxValue;
    }

    private IEnumerable<RawRow> Rows(Encoding encoding, char separator)
    {
        using var reader = Open(encoding);
        var fields = new CsvFields(reader, separator);
        var cells = new List<RawCell>();
        for (var number = 1; fields.Next(cells); number++)
        {
            yield return new RawRow(number, cells);
            if (fields.RanAway)
            {
                throw new BrokenRuleException(RosterFileRules.OpenQuote, ("file", fileName), ("row", number));
            }
        }
    }

    private StreamReader Open(Encoding encoding)
    {
        file.Position = 0;
        return new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 16_384, leaveOpen: true);
    }
}
