using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Rectifying;

/// <summary>Confirms a rectification or asks for another report.</summary>
public sealed record JudgeRectification(int Item, int Number, bool Confirmed, string Reason) : MeetingCommand
{
    public override Act Act => Act.FollowRectification;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Rectifications.Judge(meeting, Item, Number, Confirmed, Reason);
}
