using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Flagging;

/// <summary>核稿: a colleague of the author approves the draft, or gives it back with a remark.</summary>
public sealed record ReviewDossier(bool Approved, string? Remark = null) : ItemCommand
{
    public override Act Act => Act.ReviewDossier;

    public override ItemEvent Decide(ReviewItem item, Circumstances at) => Flags.Review(item, Approved, Remark, at);
}
