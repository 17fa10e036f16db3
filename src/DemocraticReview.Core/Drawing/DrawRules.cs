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
}
