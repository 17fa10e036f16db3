using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Questioning;

/// <summary>A respondent's written statement.</summary>
public sealed record FileStatement(int Item, string Text) : MeetingCommand
{
    public override Act Act => Act.FileStatement;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Hearing.FileStatement(meeting, Item, at.Actor.PersonKey ?? "", Text);
}
