using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Rectifying;

/// <summary>Every item is settled and nothing is left to put right.</summary>
public sealed record ConcludeMeeting : MeetingCommand
{
    public override Act Act => Act.FollowRectification;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Rectifications.Conclude(meeting);
}
