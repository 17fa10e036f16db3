using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Flagging;

/// <summary>保密审查: marks every field of a reviewed dossier open, internal or trade secret.</summary>
public sealed record MarkSecrecy(IReadOnlyList<FieldMark> Marks) : ItemCommand
{
    public override Act Act => Act.MarkSecrecy;

    public override ItemEvent Decide(ReviewItem item, Circumstances at) => Flags.MarkSecrecy(item, Marks, at.Actor);
}
