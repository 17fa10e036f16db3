namespace DemocraticReview.Core.Flagging;

/// <summary>What a dossier must hold before its item is flagged, and how it gets there.</summary>
public static class DossierRules
{
    /// <summary>Facts: field.</summary>
    public static readonly Rule PriceOutOfRange = new("price-out-of-range", RuleSource.House);

    /// <summary>Facts: field.</summary>
    public static readonly Rule CurrencyUnknown = new("currency-unknown", RuleSource.House);

    /// <summary>Facts: ground, field.</summary>
    public static readonly Rule GroundTwice = new("ground-twice", RuleSource.House);

    /// <summary>Facts: field, maximum.</summary>
    public static readonly Rule TooManyRows = new("too-many-rows", RuleSource.House);

    public static readonly Rule ContractPriceMissing = new("contract-price-missing", RuleSource.Seed);

    /// <summary>Facts: minimum, there.</summary>
    public static readonly Rule BenchmarksTooFew = new("benchmarks-too-few", RuleSource.Recommended);

    /// <summary>Facts: row, source.</summary>
    public static readonly Rule NotLikeForLike = new("not-like-for-like", RuleSource.Recommended);

    /// <summary>Facts: row, source.</summary>
    public static readonly Rule BenchmarkFromFuture = new("benchmark-from-future", RuleSource.House);

    public static readonly Rule LoopholeMissing = new("loophole-missing", RuleSource.Seed);

    public static readonly Rule TechnicalGapMissing = new("technical-gap-missing", RuleSource.Seed);

    public static readonly Rule ReactionsMissing = new("reactions-missing", RuleSource.Seed);

    public static readonly Rule DossierNotReviewed = new("dossier-not-reviewed", RuleSource.Recommended);

    public static readonly Rule DossierAlreadyReviewed = new("dossier-already-reviewed", RuleSource.House);

    public static readonly Rule DossierNeedsSomebodyElse = new("dossier-needs-somebody-else", RuleSource.Recommended);

    public static readonly Rule SecrecyNotReviewed = new("secrecy-not-reviewed", RuleSource.Law);

    /// <summary>Facts: there, needed.</summary>
    public static readonly Rule SecrecyFieldOpen = new("secrecy-field-open", RuleSource.Law);

    /// <summary>Facts: name.</summary>
    public static readonly Rule SecrecyFieldUnknown = new("secrecy-field-unknown", RuleSource.House);

    public static readonly Rule StateSecret = new("state-secret", RuleSource.Law);

    public static readonly Rule NotFrozenYet = new("not-frozen-yet", RuleSource.House);

    /// <summary>Facts: name.</summary>
    public static readonly Rule AttachmentNameTaken = new("attachment-name-taken", RuleSource.House);

    public static readonly Rule AttachmentName = new("attachment-name", RuleSource.House);

    public static readonly Rule AttachmentEmpty = new("attachment-empty", RuleSource.House);

    /// <summary>Facts: maximum (in MB).</summary>
    public static readonly Rule AttachmentTooLarge = new("attachment-too-large", RuleSource.House);

    /// <summary>Facts: maximum (in MB).</summary>
    public static readonly Rule AttachmentsTooLarge = new("attachments-too-large", RuleSource.House);

    /// <summary>Facts: maximum.</summary>
    public static readonly Rule AttachmentsTooMany = new("attachments-too-many", RuleSource.House);

    public static readonly Rule AttachmentTypeRefused = new("attachment-type-refused", RuleSource.House);

    /// <summary>Facts: name, type.</summary>
    public static readonly Rule AttachmentTypeMismatch = new("attachment-type-mismatch", RuleSource.House);

    /// <summary>Facts: field, typed.</summary>
    public static readonly Rule NotANumber = new("not-a-number", RuleSource.House);

    /// <summary>Facts: field, typed.</summary>
    public static readonly Rule NotADate = new("not-a-date", RuleSource.House);

    /// <summary>Facts: point.</summary>
    public static readonly Rule FactPointUnknown = new("fact-point-unknown", RuleSource.House);

    /// <summary>Facts: there, needed.</summary>
    public static readonly Rule FactPointOpen = new("fact-point-open", RuleSource.Recommended);

    /// <summary>Facts: point.</summary>
    public static readonly Rule FactRemarkMissing = new("fact-remark-missing", RuleSource.Recommended);
}
