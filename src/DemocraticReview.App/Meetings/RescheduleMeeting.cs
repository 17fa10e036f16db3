using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Meetings;

/// <summary>A new date for a postponed meeting.</summary>
public sealed record RescheduleMeeting(DateTimeOffset HeldAt, string Place) : MeetingCommand
{
    public override Act Act => Act.PostponeMeeting;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Session.Reschedule(meeting, HeldAt, Place, at.Now);
}
