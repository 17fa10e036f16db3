using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.App.Voting;

/// <summary>The scrutineer closes the box and says how many papers are in it.</summary>
public sealed record CloseBallot(int Item, int Collected, bool ConfirmMissing = false) : MeetingCommand
{
    public override Act Act => Act.CloseBallot;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Ballots.Close(meeting, Item, Collected, ConfirmMissing);
}
