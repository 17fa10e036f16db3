using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;

namespace DemocraticReview.App.Voting;

/// <summary>The scrutineer has counted the judges in the hall, before anybody has seen the size of the list.</summary>
public sealed record CountHeads(int Item, int Heads) : MeetingCommand
{
    public override Act Act => Act.CountHeads;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => PhoneRounds.CountHeads(meeting, Item, Heads);
}
