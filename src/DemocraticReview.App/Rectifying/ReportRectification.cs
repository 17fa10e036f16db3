using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rectifying;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Rectifying;

/// <summary>What was put right.</summary>
public sealed record ReportRectification(int Item, int Number, string Report) : MeetingCommand
{
    public override Act Act => Act.ReportRectification;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Rectifications.Report(meeting, Item, Number, Report);
}
