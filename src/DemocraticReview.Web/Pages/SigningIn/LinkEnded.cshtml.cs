using DemocraticReview.Core.Rights;
using DemocraticReview.Web.SigningIn;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>For a device whose personal link has ended: why, and where the result stands.</summary>
[Shows(Act.SignIn)]
public sealed class LinkEndedPage : ReviewPage
{
    public LinkStanding Standing { get; private set; } = new(LinkState.Unknown);

    public async Task<IActionResult> OnGetAsync()
    {
        if (Visitor.MeetingId is { } meeting)
        {
            return Redirect($"/my/{meeting}");
        }

        // Nobody is sent here whose link still opens.
        Standing = await Service<LinkCheck>().StandingAsync(HttpContext, HttpContext.RequestAborted);
        return Standing.State == LinkState.Open ? Redirect("/") : Page();
    }
}
