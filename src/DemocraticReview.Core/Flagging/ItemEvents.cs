namespace DemocraticReview.Core.Flagging;

/// <summary>One thing that happened to a review item before it came onto an agenda.</summary>
public abstract record ItemEvent
{
    public abstract ReviewItem Apply(ReviewItem item);
}

/// <param name="Id">The item's key.</param>
/// <param name="EnterpriseId">Whose it is.</param>
/// <param name="Content">The first version.</param>
/// <param name="Author">Who wrote it: somebody else reviews it.</param>
public sealed record ItemDrafted(Guid Id, Guid EnterpriseId, DossierContent Content, string Author) : ItemEvent
{
    public override ReviewItem Apply(ReviewItem item) => throw new InvalidOperationException("An item is drafted once.");

    internal ReviewItem Begin() => new() { Id = Id, EnterpriseId = EnterpriseId, Content = Content, Author = Author };
}

/// <summary>A new version; whatever was reviewed before is to be reviewed again.</summary>
public sealed record ItemRevised(DossierContent Content, string Author) : ItemEvent
{
    public override ReviewItem Apply(ReviewItem item) => item.Changed(Author) with { Content = Content };
}

/// <summary>A file came; before the freeze it is part of the dossier, after it late material.</summary>
public sealed record AttachmentAdded(Attachment Attachment, string Author) : ItemEvent
{
    public override ReviewItem Apply(ReviewItem item) =>
        (item.IsFlagged ? item : item.Changed(Author)) with { Attachments = item.Attachments.Add(Attachment) };
}

public sealed record AttachmentRemoved(Guid Attachment, string Author) : ItemEvent
{
    public override ReviewItem Apply(ReviewItem item) => item.Changed(Author) with { Attachments = item.Attachments.RemoveAll(a => a.Id == Attachment) };
}

/// <summary>The sealed reports were written down anew: how many, and nothing else. What they say lies apart.</summary>
public sealed record ReportsSealed(int Count) : ItemEvent
{
    public override ReviewItem Apply(ReviewItem item) => item with { SealedReports = Count };
}

/// <summary>核稿 by a colleague.</summary>
public sealed record ItemReviewed(bool Approved, string Remark, string Reviewer) : ItemEvent
{
    public override ReviewItem Apply(ReviewItem item) => item with
    {
        Stage = Approved ? DossierStage.Reviewed : DossierStage.Draft,
        Remark = Remark,
        Reviewer = Reviewer,
    };
}

/// <summary>保密审查: every field has its mark.</summary>
public sealed record SecrecyReviewed(IReadOnlyList<FieldMark> Marks, string Reviewer) : ItemEvent
{
    public override ReviewItem Apply(ReviewItem item) => item with { Stage = DossierStage.Cleared, Marks = [.. Marks] };
}

/// <summary>The dossier is frozen and the item waits for a meeting.</summary>
/// <param name="DossierHash">SHA-256 over the content, the attachments' hashes and the secrecy marks, lower-case hex.</param>
public sealed record ItemFlagged(string DossierHash) : ItemEvent
{
    public override ReviewItem Apply(ReviewItem item) => item with { Stage = DossierStage.Frozen, DossierHash = DossierHash };
}

/// <summary>A note that came after the freeze.</summary>
public sealed record LateMaterialAdded(LateNote Note) : ItemEvent
{
    public override ReviewItem Apply(ReviewItem item) => item with { LateNotes = item.LateNotes.Add(Note) };
}

/// <summary>退回后重新提请: a meeting sent the item back to its owner, who may mend it and put it forward again.</summary>
/// <param name="MeetingId">The meeting that sent it back.</param>
/// <param name="Author">Who takes it up again.</param>
public sealed record ItemReopened(Guid MeetingId, string Author) : ItemEvent
{
    public override ReviewItem Apply(ReviewItem item) => item.Changed(Author) with { DossierHash = null, SentBackHash = item.DossierHash };
}
