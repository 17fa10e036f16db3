using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Meetings;

/// <summary>What an item approved may be carried out (放行), such as a month's wages be paid. Only where the procedure releases.</summary>
/// <param name="Number">Number on the agenda.</param>
/// <param name="Note">By which paper, such as the payment order's number.</param>
public sealed record ReleaseItem(int Number, string Note) : MeetingCommand
{
    public override Act Act => Act.ReleaseItem;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Releasing.Release(meeting, Number, Note, at.Now);
}
