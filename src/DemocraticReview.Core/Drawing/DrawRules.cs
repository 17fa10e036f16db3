namespace DemocraticReview.Core.Drawing;

/// <summary>What a draw and the filling of a seat refuse.</summary>
public static class DrawRules
{
    /// <summary>Fewer members can be drawn than there are seats; no override. Facts: eligible, seats.</summary>
    public static readonly Rule PoolTooSmall = new("draw-pool-too-small", RuleSource.Seed);

    /// <summary>A profession has fewer eligible members than its minimum. Facts: profession, minimum, eligible.</summary>
    public static readonly Rule ProfessionTooSmall = new("draw-profession-too-small", RuleSource.Recommended);

    /// <summary>The minimums together ask for more seats than there are. Facts: minimums, seats.</summary>
    public static readonly Rule MinimumsExceedSeats = new("draw-minimums-exceed-seats", RuleSource.Recommended);

    /// <summary>Seats below 1, reserves or a minimum below 0, or more than anyone draws. Facts: name, value, least, most.</summary>
    public static readonly Rule SettingOutOfRange = new("draw-setting-out-of-range", RuleSource.House);

    /// <summary>A label stands twice in the pool. Facts: label.</summary>
    public static readonly Rule LabelTwice = new("draw-label-twice", RuleSource.House);

    /// <summary>Labels must ascend strictly, by their UTF-16 code units. Facts: label, after.</summary>
    public static readonly Rule LabelsNotAscending = new("draw-labels-not-ascending", RuleSource.House);

    /// <summary>A label must be 1 to <see cref="TicketPrinter.LongestLabel"/> bytes of well-formed UTF-8. Facts: label, most.</summary>
    public static readonly Rule LabelMalformed = new("draw-label-malformed", RuleSource.House);

    /// <summary>A label among the recused is not in the pool: it would exclude nobody, or the wrong roster is in use. Facts: label.</summary>
    public static readonly Rule RecusedUnknown = new("draw-recused-unknown", RuleSource.House);

    /// <summary>The draw's key must be exactly 32 bytes. Facts: length.</summary>
    public static readonly Rule KeyLength = new("draw-key-length", RuleSource.House);

    /// <summary>Fresh labels need at least 32 random bytes. Facts: length, least.</summary>
    public static readonly Rule RandomBytesTooFew = new("draw-random-bytes-too-few", RuleSource.House);

    /// <summary>Every reserve is seated or cannot come; only now may a new, numbered draw be held. Facts: reserves.</summary>
    public static readonly Rule ReservesUsedUp = new("seat-reserves-used-up", RuleSource.Recommended);

    /// <summary>No seat is vacant, so nobody is called from the reserves. Facts: seats.</summary>
    public static readonly Rule NoSeatVacant = new("seat-none-vacant", RuleSource.House);

    /// <summary>A draw is being held; it ends with a panel or is voided. No facts.</summary>
    public static readonly Rule UnderWay = new("draw-under-way", RuleSource.House);

    /// <summary>No draw is being held, or not at this step. Facts: step.</summary>
    public static readonly Rule StepNotDue = new("draw-step-not-due", RuleSource.House);

    /// <summary>The procedure seats everybody. No facts.</summary>
    public static readonly Rule NothingToDraw = new("draw-nothing-to-draw", RuleSource.House);

    /// <summary>The procedure draws its judges, in public and step by step; nobody is seated without. No facts.</summary>
    public static readonly Rule DrawnInPublic = new("draw-in-public", RuleSource.Seed);

    /// <summary>The form asks for more witnesses, or others. Facts: form, least.</summary>
    public static readonly Rule WitnessesNotEnough = new("draw-witnesses-not-enough", RuleSource.Recommended);

    /// <summary>One person, or one device, cannot witness twice. Facts: witness.</summary>
    public static readonly Rule WitnessTwice = new("draw-witness-twice", RuleSource.Recommended);

    /// <summary>A device's key is no point of the curve. Facts: witness.</summary>
    public static readonly Rule WitnessKeyMalformed = new("draw-witness-key-malformed", RuleSource.House);

    /// <summary>This draw has no such witness. Facts: witness.</summary>
    public static readonly Rule WitnessUnknown = new("draw-witness-unknown", RuleSource.House);

    /// <summary>Recusals may still be raised. Facts: until.</summary>
    public static readonly Rule RecusalsStillOpen = new("draw-recusals-still-open", RuleSource.Recommended);

    /// <summary>The roster is frozen: nobody comes in, nobody is struck out until the panel is there. No facts.</summary>
    public static readonly Rule RosterIsFrozen = new("draw-roster-is-frozen", RuleSource.Recommended);

    /// <summary>The corps is not what was posted. Facts: posted, there.</summary>
    public static readonly Rule RosterSizeDiffers = new("draw-roster-size-differs", RuleSource.Recommended);

    /// <summary>Random bytes for labels and salts are too few. Facts: needed.</summary>
    public static readonly Rule SaltsTooFew = new("draw-salts-too-few", RuleSource.House);

    /// <summary>This witness has committed. Facts: witness.</summary>
    public static readonly Rule CommitTwice = new("draw-commit-twice", RuleSource.House);

    /// <summary>The dice are there: who commits now knows them. No facts.</summary>
    public static readonly Rule CommitAfterDice = new("draw-commit-after-dice", RuleSource.Recommended);

    /// <summary>Not every witness has committed. Facts: there, needed.</summary>
    public static readonly Rule CommitsMissing = new("draw-commits-missing", RuleSource.Recommended);

    /// <summary>Not so many digits as the form has dice. Facts: needed.</summary>
    public static readonly Rule DiceMalformed = new("draw-dice-malformed", RuleSource.House);

    /// <summary>This witness has read the dice. Facts: witness.</summary>
    public static readonly Rule DiceTwice = new("draw-dice-twice", RuleSource.House);

    /// <summary>The dice are not, or not yet, read alike by all. Facts: there, needed.</summary>
    public static readonly Rule DiceNotAgreed = new("draw-dice-not-agreed", RuleSource.Recommended);

    /// <summary>What was signed is not what stands in the record. Facts: witness.</summary>
    public static readonly Rule SignatureWrong = new("draw-signature-wrong", RuleSource.House);

    /// <summary>The device has seen another record. Facts: witness.</summary>
    public static readonly Rule CheckpointDiffers = new("draw-checkpoint-differs", RuleSource.House);

    /// <summary>The secret does not open the commit. Facts: witness.</summary>
    public static readonly Rule RevealDoesNotOpen = new("draw-reveal-does-not-open", RuleSource.House);

    /// <summary>A reveal is missing; without it there is no panel. Facts: there, needed.</summary>
    public static readonly Rule RevealsMissing = new("draw-reveals-missing", RuleSource.Recommended);

    /// <summary>The reason does not hold: nothing is missing from this witness. Facts: witness.</summary>
    public static readonly Rule VoidNotDue = new("draw-void-not-due", RuleSource.Recommended);

    /// <summary>A label among the lots is unknown, recused or there twice. Facts: label.</summary>
    public static readonly Rule LotWrong = new("draw-lot-wrong", RuleSource.House);

    /// <summary>Too few lots to fill the seats and the reserves. Facts: seats, reserves.</summary>
    public static readonly Rule LotsTooFew = new("draw-lots-too-few", RuleSource.House);
}
