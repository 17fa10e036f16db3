namespace DemocraticReview.Core.Flagging;

/// <summary>Why a file is not taken as an OCDS 1.1 release package. Every fact <c>path</c> is a JSON path such as <c>$.releases[0].ocid</c>.</summary>
public static class OcdsRules
{
    /// <summary>Facts: limit (in MB).</summary>
    public static readonly Rule TooBig = new("ocds-too-big", RuleSource.House);

    /// <summary>Facts: path, limit.</summary>
    public static readonly Rule TooDeep = new("ocds-too-deep", RuleSource.House);

    /// <summary>Not JSON. Facts: path (the last place that could be read), line and byte (both from 1, byte within the line).</summary>
    public static readonly Rule Syntax = new("ocds-syntax", RuleSource.House);

    /// <summary>Not UTF-8, or text with half a character or NUL in it. Facts: path, line, byte.</summary>
    public static readonly Rule Text = new("ocds-text", RuleSource.House);

    /// <summary>Facts: path.</summary>
    public static readonly Rule DuplicateKey = new("ocds-duplicate-key", RuleSource.House);

    /// <summary>A record package, which holds the merged history. No facts.</summary>
    public static readonly Rule RecordPackage = new("ocds-record-package", RuleSource.House);

    /// <summary>Other JSON. No facts.</summary>
    public static readonly Rule NotReleasePackage = new("ocds-not-release-package", RuleSource.House);

    /// <summary>Facts: value.</summary>
    public static readonly Rule Version = new("ocds-version", RuleSource.House);

    /// <summary>Facts: path.</summary>
    public static readonly Rule Missing = new("ocds-missing", RuleSource.House);

    /// <summary>Facts: path, expected (object, array, string or number).</summary>
    public static readonly Rule WrongType = new("ocds-wrong-type", RuleSource.House);

    /// <summary>Facts: path, value.</summary>
    public static readonly Rule Date = new("ocds-date", RuleSource.House);

    /// <summary>A number with more than 18 digits before or 8 behind the point. Facts: path, value.</summary>
    public static readonly Rule Amount = new("ocds-amount", RuleSource.House);

    /// <summary>An amount without its currency, or with one that is not three capital letters. Facts: path.</summary>
    public static readonly Rule Currency = new("ocds-currency", RuleSource.House);

    /// <summary>Nothing in the package but plans. No facts.</summary>
    public static readonly Rule NothingToReview = new("ocds-nothing-to-review", RuleSource.House);
}
