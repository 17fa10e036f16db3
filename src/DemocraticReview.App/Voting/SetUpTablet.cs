using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.App.Voting;

/// <summary>The hall gets a tablet, with a link of its own.</summary>
public sealed record SetUpTablet : MeetingCommand
{
    public override Act Act => Act.OpenBallot;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Tablets.SetUp(meeting);
}
