using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.App.Voting;

/// <summary>Reminds those whose ballot is missing.</summary>
public sealed record RemindJudges(int Item) : MeetingCommand
{
    public override Act Act => Act.OpenBallot;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Ballots.Remind(meeting, Item);
}
