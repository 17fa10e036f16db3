using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>公示: every announced meeting with what became of its items, for everybody, newest first.</summary>
[Shows(Act.ReadPublicNotice)]
public sealed class NoticesPage : ListPage
{
    /// <summary>Whose notices, where there are several enterprises and nobody has signed in.</summary>
    [BindProperty(SupportsGet = true, Name = "enterprise")]
    public Guid? Enterprise { get; set; }

    public IReadOnlyList<NoticeLine> Lines { get; private set; } = [];

    public IReadOnlyList<EnterpriseRow> Choice { get; private set; } = [];

    protected override int PageSize => 20;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await WhoseAsync() is { } enterprise)
        {
            Lines = Shown(await Service<PublicMeetings>().LinesAsync(enterprise, Skipped, Asked, HttpContext.RequestAborted));
        }

        return PageOrNearest(Lines.Count);
    }

    private async Task<Guid?> WhoseAsync()
    {
        if (Visitor.IsKnown)
        {
            return Visitor.EnterpriseId;
        }

        var all = await Db.Enterprises.IgnoreQueryFilters().AsNoTracking().OrderBy(e => e.Name).ToListAsync(HttpContext.RequestAborted);
        if (all.Count == 1 || all.Exists(e => e.Id == Enterprise))
        {
            return all.Count == 1 ? all[0].Id : Enterprise;
        }

        Choice = all;
        return null;
    }
}
