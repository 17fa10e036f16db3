using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Meetings;

/// <summary>No further meeting is prepared by itself after this one.</summary>
public sealed record StopRecurring : MeetingCommand
{
    public override Act Act => Act.PrepareMeeting;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Recurring.Stop(meeting);
}
