using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>All review items: those in the making first.</summary>
[Shows(Act.ReadItem)]
public sealed class DossierListPage : ReviewPage
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "page")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public bool HasMore { get; private set; }

    public async Task OnGetAsync()
    {
        Number = Math.Max(Number, 1);
        var lines = await Db.Items.AsNoTracking()
            .GroupJoin(Db.Meetings, i => i.MeetingId, m => m.Id, (item, meetings) => new { item, meetings })
            .SelectMany(x => x.meetings.DefaultIfEmpty(), (x, m) => new { x.item, m })
            .OrderBy(x => x.item.Flagged).ThenBy(x => x.item.MeetingId != null).ThenBy(x => x.item.Title).ThenBy(x => x.item.Id)
            .Skip((Number - 1) * PageSize).Take(PageSize + 1)
            .Select(x => new { x.item.Id, x.item.Title, x.item.Stage, MeetingId = (Guid?)x.m!.Id, Meeting = x.m.Number, Rehearsal = (bool?)x.m.IsRehearsal })
            .ToListAsync(HttpContext.RequestAborted);
        HasMore = lines.Count > PageSize;
        Lines = [.. lines.Take(PageSize).Select(l => new Line(l.Id, l.Title, Enum.Parse<DossierStage>(l.Stage), l.MeetingId, l.Meeting, l.Rehearsal == true))];
    }

    /// <summary>One item, and the meeting that took it.</summary>
    public sealed record Line(Guid Id, string Title, DossierStage Stage, Guid? MeetingId, string? Meeting, bool IsRehearsal);
}
