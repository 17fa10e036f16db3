namespace DemocraticReview.Core.Recording;

/// <summary>What the keeping of the record refuses.</summary>
public static class RecordRules
{
    /// <summary>The key that must sign does not lie in the key folder, or does not open. Facts: key (its first 16 digits).</summary>
    public static readonly Rule KeyMissing = new("record-key-missing", RuleSource.House);

    /// <summary>A count is signed and its result not yet published: until then the record is not handed out. No facts.</summary>
    public static readonly Rule ResultPending = new("record-result-pending", RuleSource.Recommended);

    /// <summary>The procedure publishes the verdict alone: the record goes to the scrutineer and discipline inspection. No facts.</summary>
    public static readonly Rule ForFew = new("record-for-few", RuleSource.Recommended);

    /// <summary>The witness has signed the record up to its last ballot, or nothing has happened yet that is signed. Facts: witness.</summary>
    public static readonly Rule NothingToWitness = new("checkpoint-nothing-to-witness", RuleSource.House);
}
