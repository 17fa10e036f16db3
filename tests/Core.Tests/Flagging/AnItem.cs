using DemocraticReview.Core.Flagging;

namespace Core.Tests.Flagging;

/// <summary>A review item that real decisions have brought to where a test begins.</summary>
internal static class AnItem
{
    public const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public static ReviewItem Draft(DossierContent content) => ReviewItem.From([Flags.Draft(Some.Key(1), Some.Key(2), content, Some.Author)]);

    public static ReviewItem Draft(params Ground[] grounds) => Draft(Some.Dossier(grounds));

    public static ReviewItem Reviewed(DossierContent content, params Attachment[] files)
    {
        var item = files.Aggregate(Draft(content), (i, f) => Supplements.Attach(i, f, Some.Author).Apply(i));
        return Flags.Review(item, true, null, Some.At(Some.Monday, Some.Colleague)).Apply(item);
    }

    public static ReviewItem Cleared(DossierContent content, params Attachment[] files)
    {
        var item = Reviewed(content, files);
        return Flags.MarkSecrecy(item, Marks(item), Some.Colleague).Apply(item);
    }

    public static ReviewItem Frozen(DossierContent content, params Attachment[] files)
    {
        var item = Cleared(content, files);
        return Flags.Flag(item, Hash, Some.At(Some.Monday, Some.Author)).Apply(item);
    }

    public static IReadOnlyList<FieldMark> Marks(ReviewItem item, SecrecyLevel level = SecrecyLevel.Internal) =>
        [.. DossierFields.Of(item.Content, item.Attachments).Select(f => new FieldMark(f, level))];
}
