namespace DemocraticReview.Core.People;

/// <summary>The rules a roster sheet can break.</summary>
public static class RosterRules
{
    // A row's faults.

    /// <summary>Facts: row.</summary>
    public static readonly Rule MissingNumber = new("roster-missing-number", RuleSource.House);

    /// <summary>Facts: row.</summary>
    public static readonly Rule MissingName = new("roster-missing-name", RuleSource.House);

    /// <summary>Facts: row, column.</summary>
    public static readonly Rule PartlyEmpty = new("roster-partly-empty", RuleSource.House);

    /// <summary>Facts: row, value, firstRow.</summary>
    public static readonly Rule DuplicateNumber = new("roster-duplicate-number", RuleSource.House);

    /// <summary>Facts: row, value.</summary>
    public static readonly Rule UnknownStatus = new("roster-unknown-status", RuleSource.House);

    /// <summary>Facts: row, column, limit, value (the beginning).</summary>
    public static readonly Rule OverLong = new("roster-over-long", RuleSource.House);

    /// <summary>Facts: row, column, value (the character's code, such as U+202E).</summary>
    public static readonly Rule ControlCharacter = new("roster-control-character", RuleSource.House);

    /// <summary>Facts: row, column.</summary>
    public static readonly Rule FormulaCell = new("roster-formula-cell", RuleSource.House);

    /// <summary>A number of more than 15 digits, of which the spreadsheet program has kept 15. Facts: row, column, value.</summary>
    public static readonly Rule DigitsLost = new("roster-digits-lost", RuleSource.House);

    // The plan's refusals.

    /// <summary>No facts.</summary>
    public static readonly Rule NoRows = new("roster-no-rows", RuleSource.House);

    /// <summary>Facts: faults.</summary>
    public static readonly Rule HasFaults = new("roster-has-faults", RuleSource.House);

    /// <summary>No facts.</summary>
    public static readonly Rule Stale = new("roster-stale", RuleSource.House);
}
