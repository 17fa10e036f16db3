using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Meetings;

/// <summary>The chair opens the meeting before a quorum.</summary>
public sealed record OpenSession : MeetingCommand
{
    public override Act Act => Act.OpenSession;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Session.Open(meeting, at);
}
