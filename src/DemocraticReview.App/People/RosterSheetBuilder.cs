using DemocraticReview.Core;
using DemocraticReview.Core.People;

namespace DemocraticReview.App.People;

/// <summary>Takes the rows of one sheet from the top: titles, header, members.</summary>
internal sealed class RosterSheetBuilder(string fileName)
{
    /// <summary>Titles, notes and a letterhead may stand above the header, within these rows.</summary>
    public const int HeaderWithin = 100;

    // Units and professions stand in the sheet thousands of times; names and numbers do not, so the pool stays small.
    private const int PoolLimit = 10_000;

    private readonly Dictionary<string, string> pool = new(StringComparer.Ordinal);
    private readonly List<RosterRow> rows = [];
    private readonly List<RosterFault> faults = [];

    /// <summary>The complete header, once its row has come by.</summary>
    public RosterHeader? Header { get; private set; }

    /// <summary>Before there is a header: the row that was most like one.</summary>
    public RosterHeader? Nearest { get; private set; }

    public IReadOnlyList<RosterRow> Rows => rows;

    public IReadOnlyList<RosterFault> Faults => faults;

    /// <summary>The rows that only say the header again; a formula there is nobody's.</summary>
    public HashSet<int> HeaderRows { get; } = [];

    /// <summary>Takes the next row; false when no header can come any more.</summary>
    public bool Take(RawRow row)
    {
        var mayBeHeader = Header is null || RosterHeader.Names(row[Header[RosterColumn.Number]!.Value], RosterColumn.Number) is not null;
        if (mayBeHeader && TakeHeader(RosterHeader.Of(row, fileName)))
        {
            return true;
        }
        if (Header is null)
        {
            return row.Number < HeaderWithin;
        }
        TakeMember(row, Header);
        return true;
    }

    private bool TakeHeader(RosterHeader found)
    {
        if (found.Missing.Count > 0)
        {
            Nearest = Nearest is null || found.Missing.Count < Nearest.Missing.Count ? found : Nearest;
            return false;
        }
        if (Header is null || (rows.Count == 0 && found.Completes(Header)))
        {
            Header = found;
        }
        else if (!Header.IsRepeatedBy(found))
        {
            return false;
        }
        HeaderRows.Add(found.Row);
        return true;
    }

    private void TakeMember(RawRow row, RosterHeader header)
    {
        if (IsBlank(row, header))
        {
            return;
        }
        if (rows.Count == RosterFile.MaxRows)
        {
            throw new BrokenRuleException(RosterFileRules.TooManyRows, ("file", fileName), ("limit", RosterFile.MaxRows));
        }
        var texts = new string?[RosterColumns.All.Count];
        foreach (var column in RosterColumns.All)
        {
            if (header[column] is { } place)
            {
                var cell = row[place];
                texts[(int)column] = cell.IsEmpty ? null : Pooled(column, cell.Text!);
                if (cell.Fault is { } rule)
                {
                    faults.Add(new RosterFault(row.Number, column, rule, cell.Text));
                }
            }
        }
        rows.Add(new RosterRow(row.Number, texts));
    }

    // A spacer inside a merged 单位 shows the unit and says nothing itself.
    private static bool IsBlank(RawRow row, RosterHeader header)
    {
        foreach (var column in RosterColumns.All)
        {
            if (header[column] is { } place && row[place] is { Origin: CellOrigin.Own, IsEmpty: false })
            {
                return false;
            }
        }
        return true;
    }

    private string Pooled(RosterColumn column, string text)
    {
        if (column is RosterColumn.Number or RosterColumn.Name or RosterColumn.Phone || pool.Count == PoolLimit)
        {
            return text;
        }
        if (pool.TryGetValue(text, out var same))
        {
            return same;
        }
        pool[text] = text;
        return text;
    }
}
