using DemocraticReview.App.Voting;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>The scrutineer counts the judges in the hall; how many phones have registered is not shown before.</summary>
[Shows(Act.CountHeads)]
public sealed class MyHeadsPage : MyMeetingPage
{
    [BindProperty]
    public string? Heads { get; set; }

    public IActionResult OnGet() => Item is { Stage: ItemStage.Questioned, Phone.List: null } ? Page() : Redirect(Home);

    public Task<IActionResult> OnPostAsync() => DoAsync(() => new CountHeads(Number, Count(Heads, "heads")), "heads-counted");
}
