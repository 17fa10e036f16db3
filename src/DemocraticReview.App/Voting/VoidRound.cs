using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.App.Voting;

/// <summary>A technical fault: the round is void, on record.</summary>
public sealed record VoidRound(int Item, string Reason) : MeetingCommand
{
    public override Act Act => Act.VoidRound;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Ballots.Void(meeting, Item, Reason);
}
