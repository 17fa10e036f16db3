using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Api;

/// <summary>A frozen dossier as somebody of a meeting may see it.</summary>
/// <param name="Content">Without the fields above the reader's level.</param>
/// <param name="Marks">The secrecy review's mark of every field.</param>
/// <param name="Deviation">Of the contract's price, where prices are shown.</param>
public sealed record DossierView(
    Guid ItemId,
    string DossierHash,
    DossierContent Content,
    IReadOnlyList<FieldMark> Marks,
    Deviation? Deviation,
    IReadOnlyList<AttachmentView> Attachments,
    IReadOnlyList<LateNote> LateNotes);

/// <param name="Level">Its secrecy mark.</param>
/// <param name="Late">Whether it came after the freeze.</param>
/// <param name="CanTake">Whether the reader may download it.</param>
public sealed record AttachmentView(Guid Id, string Name, AttachmentType Type, long Size, string Sha256, SecrecyLevel Level, bool Late, bool CanTake);

/// <summary>What of a dossier reaches whom. Sealed reports are no part of a dossier and reach nobody this way.</summary>
internal static class DossierViews
{
    /// <summary>Up to which level a reader may take material away. Trade secrets are looked at on the page, under the reader's own mark.</summary>
    public static SecrecyLevel TakesAway(Actor reader) => reader.MeetingId is null ? SecrecyLevel.TradeSecret : SecrecyLevel.Internal;

    /// <exception cref="BrokenRuleException"><see cref="Rules.NotFound"/>: it is not frozen.</exception>
    public static DossierView Of(ReviewItem item, SecrecyLevel highest)
    {
        var content = Redaction.UpTo(item, highest);
        return new DossierView(
            item.Id,
            item.DossierHash ?? throw new BrokenRuleException(Rules.NotFound, ("what", item.Id)),
            content,
            item.Marks,
            Deviation.Of(content.PriceGap),
            [.. item.Attachments.Select(a => new AttachmentView(a.Id, a.Name, a.Type, a.Size, a.Sha256, item.LevelOf(a), a.Late is not null, item.LevelOf(a) <= highest))],
            [.. item.LateNotes.Where(n => n.Level <= highest)]);
    }
}
