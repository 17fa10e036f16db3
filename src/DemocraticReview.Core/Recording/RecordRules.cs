namespace DemocraticReview.Core.Recording;

/// <summary>What the keeping of the record refuses.</summary>
public static class RecordRules
{
    /// <summary>The key that must sign does not lie in the key folder, or does not open. Facts: key (its first 16 digits).</summary>
    public static readonly Rule KeyMissing = new("record-key-missing", RuleSource.House);

    /// <summary>A count is signed and its result not yet published: until then the record is not handed out. No facts.</summary>
    public static readonly Rule ResultPending = new("record-result-pending", RuleSource.Recommended);
}
