using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;

namespace DemocraticReview.App.Tallying;

/// <summary>A teller keys the own count.</summary>
public sealed record EnterCount(int Item, PaperCount Count) : MeetingCommand
{
    public override Act Act => Act.EnterCount;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Counting.Enter(meeting, Item, at.Actor.PersonKey ?? "", Count);
}
