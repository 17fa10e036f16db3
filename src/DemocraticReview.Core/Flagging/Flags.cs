using DemocraticReview.Core.Meetings;

namespace DemocraticReview.Core.Flagging;

/// <summary>Preparing and flagging (source: the Shanxi rule's four grounds; review by a colleague and secrecy review: recommended).</summary>
public static class Flags
{
    public static ItemDrafted Draft(Guid id, Guid enterpriseId, DossierContent content, Actor by)
    {
        DossierForm.Check(content);
        return new ItemDrafted(id, enterpriseId, content, by.Id);
    }

    public static ItemRevised Revise(ReviewItem item, DossierContent content, Actor by)
    {
        MustNotBeFrozen(item);
        DossierForm.Check(content);
        return new ItemRevised(content, by.Id);
    }

    /// <summary>A colleague approves the draft or gives it back with a remark.</summary>
    public static ItemReviewed Review(ReviewItem item, bool approved, string? remark, Circumstances at)
    {
        MustNotBeFrozen(item);
        if (item.Stage != DossierStage.Draft)
        {
            throw new BrokenRuleException(DossierRules.DossierAlreadyReviewed);
        }

        MustBeSomebodyElse(item, at.Actor);
        Require.Optional(remark, DossierForm.MaximumText, "remark");
        if (approved)
        {
            Completeness.Check(item.Content, DayOf(at));
        }
        else
        {
            Require.Text(remark, DossierForm.MaximumText, "remark");
        }

        return new ItemReviewed(approved, remark?.Trim() ?? "", at.Actor.Id);
    }

    /// <param name="item">A reviewed draft.</param>
    /// <param name="marks">One for every field.</param>
    /// <param name="by">Not the author.</param>
    public static SecrecyReviewed MarkSecrecy(ReviewItem item, IReadOnlyList<FieldMark> marks, Actor by)
    {
        MustNotBeFrozen(item);
        MustBeReviewed(item);
        MustBeSomebodyElse(item, by);
        var fields = DossierFields.Of(item.Content, item.Attachments);
        foreach (var mark in Require.Present(marks, "marks"))
        {
            CheckLevel(Require.Present(mark, "marks").Level);
            if (!fields.Contains(mark.Field))
            {
                throw new BrokenRuleException(DossierRules.SecrecyFieldUnknown, ("name", mark.Field ?? ""));
            }
        }

        var marked = marks.Select(m => m.Field).Distinct(StringComparer.Ordinal).Count();
        return marked == fields.Count && marks.Count == marked
            ? new SecrecyReviewed([.. fields.Select(f => marks.First(m => m.Field == f))], by.Id)
            : throw new BrokenRuleException(DossierRules.SecrecyFieldOpen, ("there", marked), ("needed", fields.Count));
    }

    /// <param name="item">The draft, reviewed twice.</param>
    /// <param name="dossierHash">SHA-256 over its content, its attachments' hashes and its marks.</param>
    /// <param name="at">When.</param>
    public static ItemFlagged Flag(ReviewItem item, string dossierHash, Circumstances at)
    {
        MustNotBeFrozen(item);
        Completeness.Check(item.Content, DayOf(at));
        MustBeReviewed(item);
        if (item.Stage != DossierStage.Cleared)
        {
            throw new BrokenRuleException(DossierRules.SecrecyNotReviewed);
        }

        return item.SentBackHash == dossierHash ? throw new BrokenRuleException(Rules.SentBackUnchanged) : new ItemFlagged(dossierHash);
    }

    /// <param name="item">A frozen item.</param>
    /// <param name="holder">The last meeting whose agenda took it; null if none did.</param>
    /// <param name="by">Who takes it up again.</param>
    public static ItemReopened Reopen(ReviewItem item, ReviewMeeting? holder, Actor by) =>
        item.IsFlagged && holder?.Agenda.Find(i => i.Facts.ItemId == item.Id) is { Stage: ItemStage.Published, Outcome: ItemOutcome.SentBack, IsVoidedByObjection: false }
            ? new ItemReopened(holder.Id, by.Id)
            : throw new BrokenRuleException(Rules.ItemNotSentBack);

    /// <summary>The frozen copy that an agenda takes.</summary>
    public static ItemFacts FactsOf(ReviewItem item)
    {
        if (item.DossierHash is null)
        {
            throw new BrokenRuleException(Rules.ItemNotFlagged, ("item", item.Content.Title));
        }

        var content = item.Content;
        return new ItemFacts(
            item.Id,
            content.Title,
            content.OwnerUnit,
            [.. content.Findings.Select(f => f.Ground).Distinct().Order()],
            content.Respondents,
            content.Departments,
            content.Procurement,
            item.DossierHash,
            [.. DossierFields.Points(content)]);
    }

    internal static void MustNotBeFrozen(ReviewItem item)
    {
        if (item.IsFlagged)
        {
            throw new BrokenRuleException(Rules.DossierFrozen);
        }
    }

    internal static void CheckLevel(SecrecyLevel level)
    {
        Require.Known(level, "level");
        if (level == SecrecyLevel.StateSecret)
        {
            throw new BrokenRuleException(DossierRules.StateSecret);
        }
    }

    private static DateOnly DayOf(Circumstances at) => DateOnly.FromDateTime(at.Now.ToOffset(at.Calendar.Offset).DateTime);

    private static void MustBeReviewed(ReviewItem item)
    {
        if (item.Stage == DossierStage.Draft)
        {
            throw new BrokenRuleException(DossierRules.DossierNotReviewed);
        }
    }

    private static void MustBeSomebodyElse(ReviewItem item, Actor by)
    {
        if (item.Author == by.Id)
        {
            throw new BrokenRuleException(DossierRules.DossierNeedsSomebodyElse);
        }
    }
}
