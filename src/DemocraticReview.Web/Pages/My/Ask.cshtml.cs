using DemocraticReview.App.Commands;
using DemocraticReview.App.Questioning;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Pages;

/// <summary>A judge asks, under the own label; who asked is for the office alone.</summary>
[Shows(Act.AskQuestion)]
public sealed class MyAskPage : WritingPage
{
    public override string TextKey => "Ask";

    protected override string Done => "asked";

    protected override OnMeeting Make() => new AskQuestion(Number, Written());
}
