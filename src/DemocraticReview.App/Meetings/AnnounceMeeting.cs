using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Meetings;

/// <summary>Freezes agenda, heads and the voted sentence (公告). Without a sentence the procedure's own is used.</summary>
public sealed record AnnounceMeeting(string? Question = null) : MeetingCommand
{
    public override Act Act => Act.AnnounceMeeting;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Preparing.Announce(meeting, Question, at);
}
