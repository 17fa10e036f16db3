using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Meetings;

/// <summary>Announces the result; the time for objections begins.</summary>
public sealed record PublishResult(int Item) : MeetingCommand
{
    public override Act Act => Act.PublishResult;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Publishing.Publish(meeting, Item, at);
}
