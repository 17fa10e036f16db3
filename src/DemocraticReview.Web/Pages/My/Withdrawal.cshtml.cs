using DemocraticReview.App.Meetings;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>The observer acknowledges that an item is withdrawn; until then it stays on the agenda.</summary>
[Shows(Act.ConsentToWithdrawal)]
public sealed class MyWithdrawalPage : MyMeetingPage
{
    [BindProperty]
    public string? Reason { get; set; }

    public IActionResult OnGet() => MyTasks.WaitsForObserver(Meeting, Item) ? Page() : Redirect(Home);

    public Task<IActionResult> OnPostAsync() => DoAsync(
        () => new ConsentToWithdrawal(Number, Reason is { Length: > 0 } reason ? reason : throw new BrokenRuleException(Rules.FieldMissing, ("field", "reason"))),
        "acknowledged");
}
