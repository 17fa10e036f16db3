using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.App.Voting;

/// <summary>The desk has seen on a judge's phone that it is in the frozen list; for a phone that could not say so itself.</summary>
public sealed record CheckList(int Item, string Label) : MeetingCommand
{
    public override Act Act => Act.OpenBallot;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => PhoneRounds.Check(meeting, Item, Label);
}
