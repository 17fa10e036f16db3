using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Questioning;

/// <summary>最后陈述 of a respondent, or that it was waived.</summary>
public sealed record GiveLastWord(int Item, string? Text = null, string? Respondent = null) : MeetingCommand
{
    public override Act Act => Act.AnswerQuestion;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Hearing.GiveLastWord(meeting, Item, at.Actor.Role == Role.Respondent ? at.Actor.PersonKey! : Respondent ?? "", Text);
}
