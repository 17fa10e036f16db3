namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>What the archive of a box is refused for, beside what its parts break (<see cref="BallotRules"/>).</summary>
public static class ArchiveRules
{
    /// <summary>Facts: maximum (MB).</summary>
    public static readonly Rule TooLarge = new("archive-too-large", RuleSource.House);

    /// <summary>Not the format's one form: container, names, hashes, chain of events, order. Facts: at (byte).</summary>
    public static readonly Rule Malformed = new("archive-malformed", RuleSource.House);

    /// <summary>The list of credentials is not strictly ascending, or has one that anybody could use.</summary>
    public static readonly Rule CredentialsMalformed = new("archive-credentials-malformed", RuleSource.House);

    /// <summary>Ballots that are not sorted by credential would tell in what order they were cast. Facts: ballot (number in the archive).</summary>
    public static readonly Rule NotSorted = new("archive-not-sorted", RuleSource.House);

    /// <summary>One ballot of the archive is refused. Facts: ballot (number in the archive), because (a code of <see cref="BallotRules"/>).</summary>
    public static readonly Rule BallotRefused = new("archive-ballot-refused", RuleSource.House);

    /// <summary>Not closed, not tallied, a holder's part or the result missing. Facts: part.</summary>
    public static readonly Rule Incomplete = new("archive-incomplete", RuleSource.House);

    /// <summary>The tally is not the product of the ballots that count.</summary>
    public static readonly Rule TallyWrong = new("archive-tally-wrong", RuleSource.House);

    /// <summary>The result is not what the decryptions give.</summary>
    public static readonly Rule ResultWrong = new("archive-result-wrong", RuleSource.House);

    /// <summary>Not the box that the record speaks of. Facts: field (of the record's entry), expected, found.</summary>
    public static readonly Rule NotOnRecord = new("archive-not-on-record", RuleSource.House);

    /// <summary>Ballots ≤ credentials ≤ heads counted in the hall ≤ judges does not hold. Facts: ballots, credentials, heads, judges.</summary>
    public static readonly Rule MoreThanHeads = new("archive-more-than-heads", RuleSource.Law);
}
