using System.Globalization;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>All meetings of the works, the latest first.</summary>
[Shows(Act.ReadMeeting)]
public sealed class MeetingsPage : ListPage
{
    // To count every meeting that was ever held would take longer than to show a page of them, and nobody wants to know.
    private const int MostCounted = 1000;

    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public IReadOnlyList<MeetingRow> Rows { get; private set; } = [];

    /// <summary>The agenda of a meeting, with what became of each item.</summary>
    public Func<Guid, IReadOnlyList<AgendaItem>> Agenda { get; private set; } = _ => [];

    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>How many there are; null for more than are counted.</summary>
    public int? Total { get; private set; }

    public string Counted => MostCounted.ToString("n0", CultureInfo.CurrentCulture);

    protected override int PageSize => 20;

    public async Task<IActionResult> OnGetAsync()
    {
        if (Visitor.MeetingId is { } own)
        {
            return Redirect($"/my/{own}");
        }

        Years = await YearsAsync();
        var wanted = Db.Meetings.AsNoTracking();
        if (Enum.TryParse<MeetingStage>(Stage, out var stage))
        {
            var name = stage.ToString();
            wanted = wanted.Where(m => m.Stage == name);
        }

        if (Year is { } year && Years.Contains(year))
        {
            var (from, to) = (Begin(year), Begin(year + 1));
            wanted = wanted.Where(m => m.HeldAt >= from && m.HeldAt < to);
        }

        Total = await wanted.Take(MostCounted + 1).CountAsync() is var counted and <= MostCounted ? counted : null;
        LastPage = Total is { } total ? Math.Max(1, (total + PageSize - 1) / PageSize) : null;
        Rows = Shown(await wanted.OrderByDescending(m => m.HeldAt).ThenBy(m => m.Number).Skip(Skipped).Take(Asked).ToListAsync());
        Agenda = await Service<PublicMeetings>().AgendasAsync([.. Rows.Select(r => r.Id)], HttpContext.RequestAborted, Visitor.Roles);
        return PageOrNearest(Rows.Count);
    }

    private async Task<List<int>> YearsAsync()
    {
        var first = await Db.Meetings.OrderBy(m => m.HeldAt).Select(m => (DateTimeOffset?)m.HeldAt).FirstOrDefaultAsync();
        var last = await Db.Meetings.OrderByDescending(m => m.HeldAt).Select(m => (DateTimeOffset?)m.HeldAt).FirstOrDefaultAsync();
        return first is null || last is null ? [] : [.. Enumerable.Range(YearOf(first.Value), YearOf(last.Value) - YearOf(first.Value) + 1).Reverse()];
    }

    private static int YearOf(DateTimeOffset time) => time.ToOffset(WorkCalendar.ChinaOffset).Year;

    private static DateTimeOffset Begin(int year) => new(year, 1, 1, 0, 0, 0, WorkCalendar.ChinaOffset);
}
