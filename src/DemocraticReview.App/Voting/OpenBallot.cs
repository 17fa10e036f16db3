using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.App.Voting;

/// <summary>Opens a round; <paramref name="Issued"/> papers were handed out.</summary>
public sealed record OpenBallot(int Item, BallotChannel Channel, int Issued) : MeetingCommand
{
    public override Act Act => Act.OpenBallot;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Ballots.Open(meeting, Item, Channel, Issued);
}
