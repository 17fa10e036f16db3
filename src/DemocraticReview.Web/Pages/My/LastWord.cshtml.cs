using DemocraticReview.App.Commands;
using DemocraticReview.App.Questioning;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>A respondent's last word, or that it is waived.</summary>
[Shows(Act.AnswerQuestion)]
public sealed class MyLastWordPage : WritingPage
{
    public override string TextKey => "LastWord";

    public override string? Instead => "Waive";

    protected override string Done => "last-word";

    public void OnGet() => Text = Item.LastWords.GetValueOrDefault(Key);

    public Task<IActionResult> OnPostWaiveAsync() => DoAsync(() => new GiveLastWord(Number), "waived", $"{Home}/items/{Number}");

    protected override OnMeeting Make() => new GiveLastWord(Number, Written());
}
