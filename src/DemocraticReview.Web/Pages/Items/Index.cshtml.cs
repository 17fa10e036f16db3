using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>All review items: those in the making first.</summary>
[Shows(Act.ReadItem)]
public sealed class DossierListPage : ListPage
{
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    protected override int PageSize => 50;

    public async Task<IActionResult> OnGetAsync()
    {
        var lines = await Paging.TwoPartsAsync(
            Lined(Db.Items.AsNoTracking().Where(i => i.MeetingId == null)),
            Lined(Db.Items.AsNoTracking().Where(i => i.MeetingId != null)),
            line => line,
            Skipped,
            Asked);
        Lines = [.. Shown(lines).Select(l => new Line(l.Id, l.Title, Enum.Parse<DossierStage>(l.Stage), l.MeetingId, l.Meeting, l.Rehearsal == true))];
        return PageOrNearest(Lines.Count);
    }

    private IQueryable<Found> Lined(IQueryable<ItemRow> items) => items
        .LeftJoin(Db.Meetings, i => i.MeetingId, m => (Guid?)m.Id, (item, m) => new { item, m })
        .OrderBy(x => x.item.Flagged).ThenBy(x => x.item.Title).ThenBy(x => x.item.Id)
        .Select(x => new Found(x.item.Id, x.item.Title, x.item.Stage, (Guid?)x.m!.Id, x.m.Number, (bool?)x.m.IsRehearsal));

    /// <summary>One item, and the meeting that took it.</summary>
    public sealed record Line(Guid Id, string Title, DossierStage Stage, Guid? MeetingId, string? Meeting, bool IsRehearsal);

    private sealed record Found(Guid Id, string Title, string Stage, Guid? MeetingId, string? Meeting, bool? Rehearsal);
}
