namespace DemocraticReview.Core.Meetings;

/// <summary>One thing that happened in a meeting. A meeting is nothing but its events, in order.</summary>
/// <remarks>A body never holds a judge beside a choice. What the change depends on (deadlines, labels, the seed) stands in the body, so that
/// folding the same events gives the same meeting for ever.</remarks>
public abstract record MeetingEvent
{
    /// <summary>The meeting after this event.</summary>
    public abstract ReviewMeeting Apply(ReviewMeeting meeting);
}
