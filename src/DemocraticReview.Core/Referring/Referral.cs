using System.Collections.Immutable;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Tallying;

namespace DemocraticReview.Core.Referring;

/// <summary>How far a referral has come. 退回 closes nothing.</summary>
public enum ReferralStage
{
    /// <summary>Opened by the verdict; the letter is to be written (拟稿).</summary>
    Opened,

    /// <summary>Waits for a second pair of eyes (核稿).</summary>
    Drafted,

    /// <summary>Waits for the signature (签发).</summary>
    Reviewed,

    /// <summary>Waits to be handed over (送达).</summary>
    Signed,

    /// <summary>Waits for the receipt (签收).</summary>
    Delivered,

    /// <summary>Waits to be accepted or returned.</summary>
    Received,

    /// <summary>退回, with a reason: goes elsewhere or gets a supplement.</summary>
    Returned,

    /// <summary>受理.</summary>
    Accepted,

    /// <summary>办结, or closed by the enterprise's head with a recorded reason.</summary>
    Closed,
}

/// <summary>What was decided in the meeting, as the letter states it: facts and counts.</summary>
public sealed record ReferralCause(Guid MeetingId, string MeetingNumber, int Item, Flagging.ItemFacts Facts, Verdict Verdict, Tally Tally, bool IsRehearsal);

/// <summary>The letter (移送函), as text by section; the paper itself is made from it.</summary>
/// <param name="Number">Such as 示工函〔2026〕3号.</param>
/// <param name="Addressee">主送.</param>
/// <param name="Title">Title of the letter.</param>
/// <param name="Questioning">Questioning in brief, with the respondent's explanation.</param>
/// <param name="Basis">The company's own rule.</param>
/// <param name="Contact">Who answers questions.</param>
public sealed record ReferralLetter(string Number, string Addressee, string Title, string Questioning, string Basis, string Contact);

/// <summary>回执.</summary>
/// <param name="Receiver">Who signed.</param>
/// <param name="Pieces">Number of pieces.</param>
/// <param name="PaperNumber">Number of the paper receipt; null when signed for at the desk here.</param>
public sealed record Receipt(string Receiver, int Pieces, string? PaperNumber);

/// <summary>Working days for a letter to be sent and to be signed for (recommended: 3 and 5).</summary>
public sealed record ReferralClocks(int SendWorkingDays, int ReceiptWorkingDays);

/// <summary>What became of a returned referral.</summary>
public enum ReturnHandling
{
    Forwarded,
    Supplemented,

    /// <summary>By the enterprise's head, with a recorded reason.</summary>
    Closed,
}

/// <summary>One of the clocks that a referral runs against. <paramref name="Key"/> tells them apart for ever.</summary>
public sealed record Clock(string Key, DateTimeOffset DueAt);

public abstract record ReferralEvent
{
    public abstract Referral Apply(Referral referral);
}

/// <summary>移送: from the verdict to the body that accepts it. Cannot be dropped: only acceptance, or the enterprise's head with a reason, ends it.</summary>
public sealed record Referral
{
    public required Guid Id { get; init; }

    public required Guid EnterpriseId { get; init; }

    public required ReferralCause Cause { get; init; }

    public required DefinitionRef Definition { get; init; }

    public required ReferralClocks Clocks { get; init; }

    public ReferralStage Stage { get; init; }

    public ReferralLetter? Letter { get; init; }

    /// <summary>Key of whoever wrote the letter: somebody else reviews and signs it.</summary>
    public string? Drafter { get; init; }

    /// <summary>The body that has it now.</summary>
    public string Body { get; init; } = "";

    public Receipt? Receipt { get; init; }

    public ImmutableList<string> Returns { get; init; } = [];

    /// <summary>What became of the last return; null while it waits to be handled, or where nothing was returned.</summary>
    public ReturnHandling? ReturnedTo { get; init; }

    public ImmutableList<string> Supplements { get; init; } = [];

    /// <summary>How often each clock has run out, by its key.</summary>
    public ImmutableSortedDictionary<string, int> Overdue { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Until when the letter is handed over, or handed over anew.</summary>
    public required DateTimeOffset SendBy { get; init; }

    public DateTimeOffset? ReceiptBy { get; init; }

    public DateTimeOffset? RemindAgainAt { get; init; }

    public string? ClosedBecause { get; init; }

    /// <summary>How often it was handed over; part of the clocks' keys.</summary>
    public int Deliveries { get; init; }

    /// <summary>The clock that runs now, if any. The receipt's runs on until it says whether the referral is accepted; a return starts one of its own.</summary>
    public Clock? Clock => Stage switch
    {
        < ReferralStage.Delivered => Running($"send-{Deliveries}", SendBy),
        ReferralStage.Delivered or ReferralStage.Received => Running($"receipt-{Deliveries}", ReceiptBy!.Value),
        ReferralStage.Returned => Running($"return-{Returns.Count}", SendBy),
        _ => null,
    };

    public static Referral From(IEnumerable<ReferralEvent> events) =>
        events.Aggregate((Referral?)null, (r, e) => e is ReferralOpened opened ? opened.Begin() : e.Apply(r!))
        ?? throw new ArgumentException("A referral begins with its opening.", nameof(events));

    /// <exception cref="BrokenRuleException"><see cref="Rules.ReferralNotThere"/>.</exception>
    public void MustStandAt(params ReadOnlySpan<ReferralStage> stages)
    {
        if (!stages.Contains(Stage))
        {
            throw new BrokenRuleException(Rules.ReferralNotThere, ("stage", Stage), ("needed", stages[0]));
        }
    }

    // A clock that has run out goes on as a new one: remind once, then escalate every working day.
    private Clock Running(string key, DateTimeOffset due) =>
        Overdue.TryGetValue(key, out var times) ? new Clock($"{key}-again-{times}", RemindAgainAt!.Value) : new Clock(key, due);
}
