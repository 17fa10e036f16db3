namespace DemocraticReview.Core.Tallying;

/// <summary>What a tally report and a decision refuse: lines that do not add up.</summary>
public static class TallyRules
{
    /// <summary>No line can be below zero. Facts: line, value.</summary>
    public static readonly Rule LineNegative = new("tally-line-negative", RuleSource.House);

    /// <summary>More came than were appointed. Facts: present, appointed.</summary>
    public static readonly Rule PresentExceedsAppointed = new("tally-present-exceeds-appointed", RuleSource.House);

    /// <summary>Judges and recused together are more than were appointed. Facts: seated, recused, appointed.</summary>
    public static readonly Rule SeatedExceedsAppointed = new("tally-seated-exceeds-appointed", RuleSource.House);

    /// <summary>Nobody judges, so there is no half to exceed. Facts: seated.</summary>
    public static readonly Rule NobodySeated = new("tally-nobody-seated", RuleSource.Seed);

    /// <summary>More ballots issued than there are judges. Facts: issued, seated.</summary>
    public static readonly Rule IssuedExceedsSeated = new("tally-issued-exceeds-seated", RuleSource.Law);

    /// <summary>More ballots issued than judges present. Facts: issued, present.</summary>
    public static readonly Rule IssuedExceedsPresent = new("tally-issued-exceeds-present", RuleSource.Law);

    /// <summary>More ballots collected than issued: the round is void and the item is voted on again. Facts: collected, issued.</summary>
    public static readonly Rule RoundVoid = new("tally-round-void", RuleSource.Law);

    /// <summary>Collected must be valid plus invalid. Facts: collected, valid, invalid.</summary>
    public static readonly Rule CollectedNotAddingUp = new("tally-collected-not-adding-up", RuleSource.House);

    /// <summary>More satisfied votes than judges. Facts: satisfied, seated.</summary>
    public static readonly Rule SatisfiedExceedsSeated = new("tally-satisfied-exceeds-seated", RuleSource.House);

    /// <summary>A threshold is a fraction above 0 and below 1. Facts: numerator, denominator.</summary>
    public static readonly Rule ThresholdOutOfRange = new("tally-threshold-out-of-range", RuleSource.House);
}
