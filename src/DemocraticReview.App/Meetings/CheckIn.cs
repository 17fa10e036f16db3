using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Meetings;

/// <summary>The desk sees the person in the hall (签到).</summary>
public sealed record CheckIn(string Label) : MeetingCommand
{
    public override Act Act => Act.CheckInJudge;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Session.CheckIn(meeting, Label, at.Now);
}
