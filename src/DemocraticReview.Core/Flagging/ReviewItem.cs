using System.Collections.Immutable;

namespace DemocraticReview.Core.Flagging;

/// <summary>How far a dossier has come.</summary>
public enum DossierStage
{
    /// <summary>起草.</summary>
    Draft,

    /// <summary>已核稿, by somebody other than the author.</summary>
    Reviewed,

    /// <summary>已保密审查.</summary>
    Cleared,

    /// <summary>已定稿: the item is flagged.</summary>
    Frozen,
}

/// <summary>评议项目: an item that the market research and evaluation office prepares and flags.</summary>
public sealed record ReviewItem
{
    public required Guid Id { get; init; }

    public required Guid EnterpriseId { get; init; }

    public required DossierContent Content { get; init; }

    /// <summary>Key of whoever wrote the version in force.</summary>
    public required string Author { get; init; }

    public DossierStage Stage { get; init; }

    /// <summary>The last reviewer's remark; why a draft was given back.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Key of the last reviewer; null before the first review.</summary>
    public string? Reviewer { get; init; }

    /// <summary>The secrecy review's marks; empty before it.</summary>
    public ImmutableList<FieldMark> Marks { get; init; } = [];

    public ImmutableList<Attachment> Attachments { get; init; } = [];

    public ImmutableList<LateNote> LateNotes { get; init; } = [];

    /// <summary>How many reports lie sealed; who reported stands nowhere here.</summary>
    public int SealedReports { get; init; }

    /// <summary>null until it is frozen.</summary>
    public string? DossierHash { get; init; }

    /// <summary>What a meeting sent back, by its hash: it does not come again as it was.</summary>
    public string? SentBackHash { get; init; }

    public bool IsFlagged => DossierHash is not null;

    /// <summary>The attachments frozen with the dossier.</summary>
    public IEnumerable<Attachment> FrozenAttachments() => Attachments.Where(a => a.Late is null);

    /// <summary>A field's mark. What the review has not marked, such as material of a ground that is not flagged, is kept like a trade secret.</summary>
    public SecrecyLevel LevelOf(string field) => Marks.Find(m => m.Field == field)?.Level ?? SecrecyLevel.TradeSecret;

    /// <summary>An attachment's mark, whether it was frozen with the dossier or came late.</summary>
    public SecrecyLevel LevelOf(Attachment attachment) => attachment.Late ?? LevelOf(DossierFields.Attachment(attachment.Id));

    public static ReviewItem From(IEnumerable<ItemEvent> events) =>
        events.Aggregate((ReviewItem?)null, (i, e) => e is ItemDrafted drafted ? drafted.Begin() : e.Apply(i!))
        ?? throw new ArgumentException("An item begins as a draft.", nameof(events));

    internal ReviewItem Changed(string author) => this with { Stage = DossierStage.Draft, Author = author, Marks = [] };
}
