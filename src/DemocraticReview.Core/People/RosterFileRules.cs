namespace DemocraticReview.Core.People;

/// <summary>Why a file is refused as a whole, before any row of it is looked at.</summary>
public static class RosterFileRules
{
    /// <summary>Neither .xlsx nor .xls nor text. Facts: file.</summary>
    public static readonly Rule Kind = new("roster-file-kind", RuleSource.House);

    /// <summary>Facts: file.</summary>
    public static readonly Rule Encrypted = new("roster-file-encrypted", RuleSource.House);

    /// <summary>Facts: file, limit (in MB).</summary>
    public static readonly Rule TooBig = new("roster-file-too-big", RuleSource.House);

    /// <summary>Begins like a workbook and cannot be read to its end. Facts: file.</summary>
    public static readonly Rule Damaged = new("roster-file-damaged", RuleSource.House);

    /// <summary>Facts: file, columns (the headings that are missing).</summary>
    public static readonly Rule HeaderMissing = new("roster-header-missing", RuleSource.House);

    /// <summary>Facts: file, column, row.</summary>
    public static readonly Rule HeaderTwice = new("roster-header-twice", RuleSource.House);

    /// <summary>Facts: file, sheets.</summary>
    public static readonly Rule SeveralSheets = new("roster-several-sheets", RuleSource.House);

    /// <summary>Facts: file, limit.</summary>
    public static readonly Rule TooManyRows = new("roster-too-many-rows", RuleSource.House);

    /// <summary>A quoted field that never ends. Facts: file, row.</summary>
    public static readonly Rule OpenQuote = new("roster-open-quote", RuleSource.House);
}
