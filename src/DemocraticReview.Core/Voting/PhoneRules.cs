namespace DemocraticReview.Core.Voting;

/// <summary>What a round on phones refuses on its way; what a ballot or key is refused for stands in <see cref="Belenios.BallotRules"/>.</summary>
public static class PhoneRules
{
    /// <summary>Facts: person.</summary>
    public static readonly Rule HolderAlreadyNamed = new("holder-already-named", RuleSource.House);

    /// <summary>Not what the part says: the scrutineer, the observer, a judge; or of an item's owner or a respondent. Facts: person, part.</summary>
    public static readonly Rule HolderNotEligible = new("holder-not-eligible", RuleSource.Recommended);

    /// <summary>Facts: most.</summary>
    public static readonly Rule HoldersComplete = new("holders-complete", RuleSource.House);

    public static readonly Rule NotAKeyHolder = new("not-a-key-holder", RuleSource.House);

    /// <summary>Not made yet, or deleted already. Facts: holder.</summary>
    public static readonly Rule KeyNotThere = new("key-not-there", RuleSource.House);

    /// <summary>Phones have seen the key of the box: holders and keys stay for this meeting.</summary>
    public static readonly Rule KeysInUse = new("keys-in-use", RuleSource.Recommended);

    /// <summary>Facts: item.</summary>
    public static readonly Rule RegistrationNotOpen = new("registration-not-open", RuleSource.House);

    /// <summary>Facts: item.</summary>
    public static readonly Rule RegistrationAlreadyOpen = new("registration-already-open", RuleSource.House);

    /// <summary>No element of the group, or one that anybody could use.</summary>
    public static readonly Rule CredentialMalformed = new("credential-malformed", RuleSource.House);

    /// <summary>One judge, one credential.</summary>
    public static readonly Rule CredentialAlreadyRegistered = new("credential-already-registered", RuleSource.Seed);

    /// <summary>The list is frozen: it neither grows nor changes.</summary>
    public static readonly Rule ListAlreadyFrozen = new("list-already-frozen", RuleSource.Recommended);

    /// <summary>Not one credential for each registered judge, or a registered judge is out by now. Facts: credentials, judges.</summary>
    public static readonly Rule ListNotOfJudges = new("list-not-of-judges", RuleSource.Seed);

    /// <summary>The scrutineer counts before anybody has seen the size of the list.</summary>
    public static readonly Rule HeadsMissing = new("heads-missing", RuleSource.Recommended);

    /// <summary>More heads than judges of this item. Facts: heads, judges.</summary>
    public static readonly Rule HeadsAboveJudges = new("heads-above-judges", RuleSource.Law);

    /// <summary>More credentials than heads in the hall: somebody votes who is not there. Facts: credentials, heads.</summary>
    public static readonly Rule CredentialsAboveHeads = new("credentials-above-heads", RuleSource.Law);

    public static readonly Rule ListNotFrozen = new("list-not-frozen", RuleSource.Recommended);

    /// <summary>Not by the scrutineer's device over heads, labels and list.</summary>
    public static readonly Rule ListSignatureWrong = new("list-signature-wrong", RuleSource.House);

    public static readonly Rule ListNotSigned = new("list-not-signed", RuleSource.Recommended);

    /// <summary>Phones that have not found themselves in the list, and were not looked up at the desk. Facts: missing.</summary>
    public static readonly Rule ListNotAcknowledged = new("list-not-acknowledged", RuleSource.Recommended);

    /// <summary>Looked up at the desk already.</summary>
    public static readonly Rule AlreadyChecked = new("list-already-checked", RuleSource.House);

    /// <summary>One credential has filled its share of the box. Facts: most.</summary>
    public static readonly Rule ReplacedTooOften = new("ballot-replaced-too-often", RuleSource.House);

    /// <summary>There is one tablet to a meeting.</summary>
    public static readonly Rule TabletIsSetUp = new("tablet-is-set-up", RuleSource.House);

    public static readonly Rule NoTablet = new("tablet-not-set-up", RuleSource.House);

    /// <summary>The judge's credential is on the list by now; the next item can be voted on elsewhere.</summary>
    public static readonly Rule TabletChoiceTooLate = new("tablet-choice-too-late", RuleSource.Recommended);

    public static readonly Rule TabletChoiceStands = new("tablet-choice-stands", RuleSource.House);

    /// <summary>Somebody has chosen the tablet or left it meanwhile. Facts: there, needed.</summary>
    public static readonly Rule TabletCountDiffers = new("tablet-count-differs", RuleSource.House);

    /// <summary>This judge votes on the own phone.</summary>
    public static readonly Rule NotOnTablet = new("tablet-not-chosen", RuleSource.House);

    /// <summary>This judge votes on the hall's tablet; the phone registers nothing.</summary>
    public static readonly Rule OnTablet = new("tablet-chosen", RuleSource.Recommended);

    /// <summary>Somebody is behind the screen.</summary>
    public static readonly Rule TabletInUse = new("tablet-in-use", RuleSource.Recommended);

    /// <summary>No second vote on the tablet.</summary>
    public static readonly Rule TabletOnce = new("tablet-once", RuleSource.Recommended);

    /// <summary>Before the opening or after the close. Facts: item.</summary>
    public static readonly Rule BallotNotOpen = new("ballot-not-open", RuleSource.Seed);

    /// <summary>Papers are counted by tellers, boxes by their holders. Facts: item.</summary>
    public static readonly Rule OtherChannel = new("round-of-other-channel", RuleSource.Recommended);

    /// <summary>Facts: holder.</summary>
    public static readonly Rule DecryptionAlreadyGiven = new("decryption-already-given", RuleSource.House);

    /// <summary>Holders who have not given their part yet. Facts: there, needed.</summary>
    public static readonly Rule DecryptionsMissing = new("decryptions-missing", RuleSource.Recommended);
}
