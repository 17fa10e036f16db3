using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Meetings;

/// <summary>流会: the panel stays, the date goes.</summary>
public sealed record PostponeMeeting(string Reason) : MeetingCommand
{
    public override Act Act => Act.PostponeMeeting;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Session.PostponeBecause(meeting, Reason);
}
