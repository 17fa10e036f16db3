namespace DemocraticReview.Core.Recording;

/// <summary>What the record's canonical form refuses. Every fact <c>path</c> is a JSON path such as <c>$.items[2].amount</c>.</summary>
public static class CanonicalRules
{
    /// <summary>A number that is no integer within ±2^53. Facts: path, found.</summary>
    public static readonly Rule NotAnInteger = new("canonical-not-an-integer", RuleSource.House);

    /// <summary>A name stands twice in the object at path. Facts: path.</summary>
    public static readonly Rule DuplicateName = new("canonical-duplicate-name", RuleSource.House);

    /// <summary>Text that is not well-formed Unicode (half a surrogate pair, broken UTF-8). Facts: path.</summary>
    public static readonly Rule BrokenText = new("canonical-broken-text", RuleSource.House);

    /// <summary>Nested deeper than <see cref="CanonicalJson.MaximumDepth"/>. Facts: path, maximum.</summary>
    public static readonly Rule TooDeep = new("canonical-too-deep", RuleSource.House);

    /// <summary>A value of no JSON kind, such as NaN or a date that was never turned into text. Facts: path.</summary>
    public static readonly Rule NoJsonValue = new("canonical-no-json-value", RuleSource.House);
}
