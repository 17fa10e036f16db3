using System.Text;

namespace DemocraticReview.App.People;

/// <summary>
/// Splits text into records as RFC 4180 says, lenient where spreadsheets are (any line end, blanks after a closing quote), and not
/// where leniency would swallow rows: a quote that stays open is told.
/// </summary>
internal sealed class CsvFields(TextReader reader, char separator)
{
    // What a cell of a spreadsheet can hold; a longer field is a quote that somebody forgot to close.
    private const int LongestField = 32_767;

    private readonly StringBuilder field = new();

    /// <summary>True when the last record ended inside a quoted field, or in one longer than any cell.</summary>
    public bool RanAway { get; private set; }

    /// <summary>Reads the next record into <paramref name="cells"/>; false at the end of the text.</summary>
    public bool Next(List<RawCell> cells)
    {
        cells.Clear();
        if (reader.Peek() < 0)
        {
            return false;
        }
        while (!RanAway)
        {
            var end = ReadField();
            if (cells.Count < RawRow.MaxWidth)
            {
                cells.Add(new RawCell(RawCell.Cut(FormulaGuard.Remove(field.ToString()))));
            }
            if (end != separator)
            {
                break;
            }
        }
        return true;
    }

    // Gives back what ended the field: the separator, a line end or -1.
    private int ReadField()
    {
        field.Clear();
        if (reader.Peek() == '"')
        {
            reader.Read();
            ReadQuoted();
        }
        while (!RanAway)
        {
            var c = reader.Read();
            if (c == '\r' && reader.Peek() == '\n')
            {
                c = reader.Read();
            }
            if (c < 0 || c == separator || c is '\r' or '\n')
            {
                return c;
            }
            Append(c);
        }
        return -1;
    }

    private void ReadQuoted()
    {
        while (!RanAway)
        {
            var c = reader.Read();
            if (c == '"')
            {
                if (reader.Peek() != '"')
                {
                    return;
                }
                c = reader.Read();
            }
            if (c < 0)
            {
                RanAway = true;
                return;
            }
            Append(c);
        }
    }

    private void Append(int c)
    {
        field.Append((char)c);
        RanAway = field.Length > LongestField;
    }
}
