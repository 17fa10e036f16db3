using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Rectifying;

/// <summary>Says what the owner must put right, and by when.</summary>
public sealed record RequireRectification(int Item, string Measures, DateTimeOffset DueAt) : MeetingCommand
{
    public override Act Act => Act.FollowRectification;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Rectifications.Require(meeting, Item, Measures, DueAt, at.Now);
}
