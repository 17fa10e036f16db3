namespace DemocraticReview.Core.People;

/// <summary>What is wrong with one row. A struct, since a sheet of 100,000 rows can be wrong in each.</summary>
/// <param name="Row">The row's number as the spreadsheet program shows it, from 1.</param>
/// <param name="Column">The cell, or null when the whole row is meant.</param>
/// <param name="Rule">The rule that the row breaks; its code is the key of the text.</param>
/// <param name="Text">The text that is wrong, or its beginning.</param>
/// <param name="Figure">The limit, or for a duplicate the row that came first.</param>
public readonly record struct RosterFault(int Row, RosterColumn? Column, Rule Rule, string? Text = null, int? Figure = null)
{
    /// <summary>What the rule's text mentions: <c>row</c>, <c>column</c> (the sheet's own heading), <c>value</c>, <c>limit</c> or <c>firstRow</c>.</summary>
    public IReadOnlyDictionary<string, object> Facts
    {
        get
        {
            var facts = new Dictionary<string, object>(StringComparer.Ordinal) { ["row"] = Row };
            if (Column is { } column)
            {
                facts["column"] = RosterColumns.Heading(column);
            }
            if (Text is not null)
            {
                facts["value"] = Text;
            }
            if (Figure is { } figure)
            {
                facts[Rule == RosterRules.DuplicateNumber ? "firstRow" : "limit"] = figure;
            }
            return facts;
        }
    }
}
