using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Rectifying;

/// <summary>Puts the meeting on file; personal links end.</summary>
public sealed record CloseMeeting : MeetingCommand
{
    public override Act Act => Act.CloseMeeting;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Rectifications.Close(meeting, at.Now);
}
