using DemocraticReview.App.Voting;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>The scrutineer closes the box and says how many papers are in it.</summary>
[Shows(Act.CloseBallot)]
public sealed class MyBoxPage : MyMeetingPage
{
    [BindProperty]
    public string? Collected { get; set; }

    [BindProperty]
    public bool ConfirmMissing { get; set; }

    public Round Round => Item.Round!;

    public int Needed => Meeting.Settings.BallotReminders;

    public IActionResult OnGet() => Item.Stage == ItemStage.Balloting ? Page() : Redirect(Home);

    public Task<IActionResult> OnPostAsync() => DoAsync(() => new CloseBallot(Number, Count(Collected, "collected"), ConfirmMissing), "box-closed");
}
