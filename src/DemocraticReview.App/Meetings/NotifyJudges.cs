using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Meetings;

/// <summary>Gives judges and reserves their personal links; check-in may begin.</summary>
public sealed record NotifyJudges : MeetingCommand
{
    public override Act Act => Act.NotifyJudges;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Session.Notify(meeting);
}
