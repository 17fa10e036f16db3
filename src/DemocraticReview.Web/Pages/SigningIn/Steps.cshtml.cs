using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>From the founding to the first meeting: what is done, what is next, and whose turn it is.</summary>
[Shows(Act.SignIn)]
public sealed class StepsPage : ReviewPage
{
    public IReadOnlyList<FirstStep> Steps { get; private set; } = [];

    public IReadOnlyList<(Role Role, int People)> Missing { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Visitor.IsKnown)
        {
            return RedirectToPage("/SigningIn/SignIn", new { returnUrl = "/first-steps" });
        }

        if (Visitor.MeetingId is not null)
        {
            throw new BrokenRuleException(Rules.NotAllowed, ("act", Act.ManageAccounts));
        }

        var steps = Service<FirstSteps>();
        Steps = await steps.OfAsync(HttpContext.RequestAborted);
        Missing = await steps.MissingAsync(HttpContext.RequestAborted);
        return Page();
    }
}
