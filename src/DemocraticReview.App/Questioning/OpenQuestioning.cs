using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Questioning;

/// <summary>Takes up the next item; N is frozen.</summary>
public sealed record OpenQuestioning(int Item) : MeetingCommand
{
    public override Act Act => Act.LeadQuestioning;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Hearing.Open(meeting, Item);
}
