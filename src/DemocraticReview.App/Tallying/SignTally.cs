using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;

namespace DemocraticReview.App.Tallying;

/// <summary>The scrutineer signs the tally report.</summary>
public sealed record SignTally(int Item) : MeetingCommand
{
    public override Act Act => Act.SignTally;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Counting.Sign(meeting, Item);
}
