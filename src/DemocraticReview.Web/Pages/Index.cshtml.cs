using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>What waits for whoever has signed in; a welcome for everybody else.</summary>
[Shows(Act.ReadPublicNotice)]
public sealed class IndexPage : ReviewPage
{
    public IReadOnlyList<WaitingThing> Things { get; private set; } = [];

    /// <summary>First steps of a new enterprise that are still to be taken.</summary>
    public int Left { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (Visitor.MeetingId is { } meeting)
        {
            return Redirect($"/my/{meeting}");
        }

        if (Visitor.IsKnown)
        {
            Left = (await Service<FirstSteps>().OfAsync(HttpContext.RequestAborted)).Count(s => !s.Done);
            Things = await Service<WaitingList>().OfAsync(Visitor, HttpContext.RequestAborted);
        }
        else if (!await Db.Enterprises.IgnoreQueryFilters().AnyAsync())
        {
            return Redirect("/set-up");
        }

        return Page();
    }
}
