namespace DemocraticReview.Core.Meetings;

/// <summary>The office had a flow that stood still tried again. The meeting itself stays as it is.</summary>
public sealed record FlowRetried : MeetingEvent
{
    public override ReviewMeeting Apply(ReviewMeeting meeting) => meeting;
}
