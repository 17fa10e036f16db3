using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Questioning;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.App.Questioning;

/// <summary>A respondent answers, or the office writes the answer down.</summary>
public sealed record AnswerQuestion(int Item, int Question, string Text) : MeetingCommand
{
    public override Act Act => Act.AnswerQuestion;

    public override MeetingEvent Decide(ReviewMeeting meeting, Circumstances at) => Hearing.Answer(meeting, Item, Question, Text);
}
