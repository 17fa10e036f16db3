using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Flagging;

/// <summary>A note that came after the freeze: added beside the dossier and marked as late. A late file comes by <see cref="AddAttachment"/>.</summary>
public sealed record AddLateMaterial(string Text, SecrecyLevel Level) : ItemCommand
{
    public override Act Act => Act.AddLateMaterial;

    public override ItemEvent Decide(ReviewItem item, Circumstances at) => Supplements.AddLate(item, Text, Level, at.Now);
}
