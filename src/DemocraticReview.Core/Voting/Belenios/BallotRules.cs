namespace DemocraticReview.Core.Voting.Belenios;

/// <summary>What a sealed ballot, a key or a decryption is refused for. No fact ever says whose it was.</summary>
public static class BallotRules
{
    /// <summary>Longer than any ballot. Facts: maximum (bytes).</summary>
    public static readonly Rule TooLong = new("ballot-too-long", RuleSource.House);

    /// <summary>Not the format's one spelling, or a number out of range. Facts: at (byte).</summary>
    public static readonly Rule Malformed = new("ballot-malformed", RuleSource.House);

    /// <summary>What is asked is not in the one form, or its key or its numbers cannot be. Facts: at (byte).</summary>
    public static readonly Rule PollMalformed = new("ballot-poll-malformed", RuleSource.House);

    /// <summary>Made for another item, another round or another box: its uuid or φ differs.</summary>
    public static readonly Rule OtherPoll = new("ballot-of-other-poll", RuleSource.House);

    /// <summary>A credential that is not on the frozen list.</summary>
    public static readonly Rule CredentialUnknown = new("ballot-credential-unknown", RuleSource.Seed);

    /// <summary>The signature is not this credential's over this ballot: copied, or changed on the way.</summary>
    public static readonly Rule SignatureWrong = new("ballot-signature-wrong", RuleSource.House);

    /// <summary>A number that is no element of the group.</summary>
    public static readonly Rule OutsideGroup = new("ballot-outside-group", RuleSource.House);

    /// <summary>An answer that is not proved to be ticked once or not at all.</summary>
    public static readonly Rule ChoiceProofWrong = new("ballot-choice-proof-wrong", RuleSource.Law);

    /// <summary>More or fewer answers ticked than may be.</summary>
    public static readonly Rule OverallProofWrong = new("ballot-overall-proof-wrong", RuleSource.Law);

    /// <summary>A payload that was replaced before, or stands in the box for the second time.</summary>
    public static readonly Rule ReplacedBefore = new("ballot-replaced-before", RuleSource.House);

    /// <summary>A holder's key not in its one form. Facts: at (byte).</summary>
    public static readonly Rule KeyMalformed = new("key-malformed", RuleSource.House);

    /// <summary>The proof that somebody holds the secret of the key is wrong. Facts: holder.</summary>
    public static readonly Rule KeyProofWrong = new("key-proof-wrong", RuleSource.House);

    /// <summary>Not signed by the holder for this meeting. Facts: holder.</summary>
    public static readonly Rule KeySignatureWrong = new("key-signature-wrong", RuleSource.House);

    /// <summary>Two holders with one key, or a key that was used before. Facts: holder.</summary>
    public static readonly Rule KeyNotFresh = new("key-not-fresh", RuleSource.House);

    /// <summary>Facts: there, needed.</summary>
    public static readonly Rule KeysTooFew = new("keys-too-few", RuleSource.Recommended);

    /// <summary>y is not the product of the holders' keys.</summary>
    public static readonly Rule KeyOfBoxWrong = new("key-of-box-wrong", RuleSource.House);

    /// <summary>A holder's decryption not in its one form. Facts: at (byte).</summary>
    public static readonly Rule DecryptionMalformed = new("decryption-malformed", RuleSource.House);

    /// <summary>It does not prove that this holder decrypted this tally. Facts: holder.</summary>
    public static readonly Rule DecryptionWrong = new("decryption-wrong", RuleSource.House);

    /// <summary>Together the decryptions give no count that the ballots allow.</summary>
    public static readonly Rule NoResult = new("decryption-no-result", RuleSource.House);
}
