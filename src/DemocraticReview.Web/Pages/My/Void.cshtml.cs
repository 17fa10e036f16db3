using DemocraticReview.App.Voting;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>The scrutineer voids a round for a technical fault, while nobody knows its result.</summary>
[Shows(Act.VoidRound)]
public sealed class MyVoidPage : MyMeetingPage
{
    [BindProperty]
    public string? Reason { get; set; }

    public Task<IActionResult> OnPostAsync() => DoAsync(
        () => new VoidRound(Number, Reason is { Length: > 0 } reason ? reason : throw new BrokenRuleException(Rules.FieldMissing, ("field", "reason"))),
        "round-voided");
}
