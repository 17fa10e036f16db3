using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Questioning;

/// <summary>Ends the questioning, once everybody had the last word.</summary>
public sealed record CloseQuestioning(int Item) : MeetingCommand
{
    public override Act Act => Act.LeadQuestioning;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Hearing.Close(meeting, Item);
}
