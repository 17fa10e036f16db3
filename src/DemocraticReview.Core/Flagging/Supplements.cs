namespace DemocraticReview.Core.Flagging;

/// <summary>What belongs to a dossier beside its text: files, sealed reports, and what comes late.</summary>
public static class Supplements
{
    private const int MaximumReports = 500;

    /// <param name="item">The item.</param>
    /// <param name="attachment">The file, its type found in its content; <see cref="Attachment.Late"/> as the sender marked it.</param>
    /// <param name="by">Who brings it.</param>
    public static AttachmentAdded Attach(ReviewItem item, Attachment attachment, Actor by)
    {
        Attachments.Check(item, attachment);
        if (!item.IsFlagged)
        {
            return new AttachmentAdded(attachment with { Late = null }, by.Id);
        }

        Flags.CheckLevel(attachment.Late ?? throw new BrokenRuleException(Rules.FieldMissing, ("field", "level")));
        return new AttachmentAdded(attachment, by.Id);
    }

    public static AttachmentRemoved Remove(ReviewItem item, Guid attachment, Actor by)
    {
        Flags.MustNotBeFrozen(item);
        return item.Attachments.Exists(a => a.Id == attachment)
            ? new AttachmentRemoved(attachment, by.Id)
            : throw new BrokenRuleException(Rules.NotFound, ("what", attachment));
    }

    /// <summary>The sealed reports as they now stand: all of them, in place of those before.</summary>
    public static ReportsSealed Seal(ReviewItem item, IReadOnlyList<SealedReport> reports)
    {
        Flags.MustNotBeFrozen(item);
        foreach (var report in Require.Present(reports, "reports"))
        {
            Require.Text(Require.Present(report, "reports").Text, DossierForm.MaximumText, "report.text");
            Require.Optional(report.Name, 60, "report.name");
            Require.Optional(report.Unit, 100, "report.unit");
            Require.Optional(report.Contact, 100, "report.contact");
        }

        return reports.Count <= MaximumReports
            ? new ReportsSealed(reports.Count)
            : throw new BrokenRuleException(DossierRules.TooManyRows, ("field", "reports"), ("maximum", MaximumReports));
    }

    public static LateMaterialAdded AddLate(ReviewItem item, string text, SecrecyLevel level, DateTimeOffset now)
    {
        if (!item.IsFlagged)
        {
            throw new BrokenRuleException(DossierRules.NotFrozenYet);
        }

        Require.Text(text, DossierForm.MaximumText, "text");
        Flags.CheckLevel(level);
        return new LateMaterialAdded(new LateNote(text.Trim(), level, now));
    }
}
