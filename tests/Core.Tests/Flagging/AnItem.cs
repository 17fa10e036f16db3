using DemocraticReview.Core.Flagging;

namespace Core.Tests.Flagging;

/// <summary>A review item that real decisions have brought to where a test begins.</summary>
internal static class AnItem
{
    public const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public static ReviewItem Draft(DossierContent content) => ReviewItem.From([Flags.Draft(Some.Key(1), Some.Key(2), content, Some.Author)]);

    public static ReviewItem Draft(params Ground[] grounds) => Draft(Some.Dossier(grounds));

    public static ReviewItem Reviewed(DossierContent content, params Attachment[] files) => Reviewed(With(content, files));

    public static ReviewItem Cleared(DossierContent content, params Attachment[] files) => Cleared(With(content, files));

    public static ReviewItem Frozen(DossierContent content, params Attachment[] files) => Frozen(With(content, files));

    public static ReviewItem Frozen(ReviewItem draft)
    {
        var item = Cleared(draft);
        return Flags.Flag(item, Hash, Some.At(Some.Monday, Some.Author)).Apply(item);
    }

    public static IReadOnlyList<FieldMark> Marks(ReviewItem item, SecrecyLevel level = SecrecyLevel.Internal) =>
        [.. DossierFields.Of(item.Content, item.Attachments).Select(f => new FieldMark(f, level))];

    private static ReviewItem With(DossierContent content, Attachment[] files) => files.Aggregate(Draft(content), (i, f) => Supplements.Attach(i, f, Some.Author).Apply(i));

    private static ReviewItem Reviewed(ReviewItem draft) => Flags.Review(draft, true, null, Some.At(Some.Monday, Some.Colleague)).Apply(draft);

    private static ReviewItem Cleared(ReviewItem draft)
    {
        var item = Reviewed(draft);
        return Flags.MarkSecrecy(item, Marks(item), Some.Colleague).Apply(item);
    }
}
