using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Meetings;

/// <summary>异议 about the procedure.</summary>
public sealed record FileObjection(int Item, string Text) : MeetingCommand
{
    public override Act Act => Act.FileObjection;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Publishing.FileObjection(meeting, Item, Text, at);
}
