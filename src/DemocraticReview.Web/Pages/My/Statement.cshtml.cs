using DemocraticReview.App.Commands;
using DemocraticReview.App.Questioning;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Pages;

/// <summary>A respondent's written statement; a later one replaces it until the questioning closes.</summary>
[Shows(Act.FileStatement)]
public sealed class MyStatementPage : WritingPage
{
    public override string TextKey => "Statement";

    protected override string Done => "filed";

    public void OnGet() => Text = Item.Statements.GetValueOrDefault(Key);

    protected override OnMeeting Make() => new FileStatement(Number, Written());
}
