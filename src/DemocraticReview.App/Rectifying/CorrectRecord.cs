using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Rectifying;

/// <summary>A correction after the close: a new entry.</summary>
public sealed record CorrectRecord(string Text) : MeetingCommand
{
    public override Act Act => Act.CorrectRecord;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Rectifications.Correct(meeting, Text);
}
