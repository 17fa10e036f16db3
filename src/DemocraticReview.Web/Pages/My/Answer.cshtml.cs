using DemocraticReview.App.Commands;
using DemocraticReview.App.Questioning;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>A respondent answers one question.</summary>
[Shows(Act.AnswerQuestion)]
public sealed class MyAnswerPage : WritingPage
{
    [BindProperty(SupportsGet = true, Name = "question")]
    public int Question { get; set; }

    public override string TextKey => "Answer";

    public override string? Beside => Item.Questions.Find(q => q.Number == Question)?.Text;

    protected override string Done => "answered";

    protected override OnMeeting Make() => new AnswerQuestion(Number, Question, Written());
}
