using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Questioning;

/// <summary>A judge asks; the office may write down for a judge, named by label, what was asked aloud.</summary>
public sealed record AskQuestion(int Item, string Text, string? Label = null) : MeetingCommand
{
    public override Act Act => Act.AskQuestion;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Hearing.Ask(meeting, Item, at.Actor.Role == Role.Judge ? at.Actor.PersonKey! : Label ?? "", Text);
}
