namespace DemocraticReview.Core.People;

/// <summary>One row of the sheet below its header: the cells' texts as they were found, before any rule.</summary>
/// <param name="number">The row's number as the spreadsheet program shows it, from 1.</param>
/// <param name="cells">One text for each of <see cref="RosterColumns.All"/>, null where the sheet has nothing.</param>
public sealed class RosterRow(int number, IReadOnlyList<string?> cells)
{
    public int Number { get; } = number;

    /// <summary>The raw text of one column.</summary>
    public string? this[RosterColumn column] => cells[(int)column];
}

/// <summary>A complete roster as it was read from a file. Complete: who is not in it has left the corps.</summary>
/// <param name="Columns">The columns the sheet has. One that is missing leaves what the roster already knows.</param>
/// <param name="Rows">The rows that are not empty, in the sheet's order.</param>
/// <param name="Faults">What only the file could tell, such as a formula behind a value.</param>
public sealed record RosterSheet(IReadOnlySet<RosterColumn> Columns, IReadOnlyList<RosterRow> Rows, IReadOnlyList<RosterFault> Faults);
