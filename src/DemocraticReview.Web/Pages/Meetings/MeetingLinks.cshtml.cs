using DemocraticReview.App.Persistence;
using DemocraticReview.App.Rights;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.SigningIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>A personal link as it is handed out.</summary>
/// <param name="Row">Whose it is.</param>
/// <param name="Address">In full, as the phone needs it.</param>
public sealed record LinkSlip(LinkRow Row, string Address);

/// <summary>Personal links of a meeting: as link, QR code and printed slip.</summary>
[Shows(Act.NotifyJudges)]
public sealed class MeetingLinksPage : MeetingPage
{
    [BindProperty]
    public Role Role { get; set; }

    [BindProperty]
    public string? PersonKey { get; set; }

    public IReadOnlyList<LinkSlip> Slips { get; private set; } = [];

    /// <summary>The address that the page was opened under leads nowhere from a phone.</summary>
    public bool IsLocal => Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";

    /// <summary>1 for the first reserve; null for everybody else.</summary>
    public int? ReserveOf(LinkRow row) => Meeting.Reserves.FindIndex(j => j.Label == row.PersonKey) is >= 0 and var index ? index + 1 : null;

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostReissueAsync() => ActAsync(new ReissueLink(Role, PersonKey ?? "") { MeetingId = MeetingId }, $"{Address}/links");

    // Judges as they sit, the reserves after them in drawn order.
    private int PlaceOf(LinkRow row) => Meeting.Callable.Select(j => j.Label).ToList().IndexOf(row.PersonKey);

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        var tokens = Service<LinkTokens>();

        // Only those who hold a part now: whoever left the panel keeps a row, and no slip.
        var holders = PersonalLinks.HoldersOf(Meeting).Select(h => (h.Role, h.PersonKey)).ToHashSet();
        var rows = await Db.Links.AsNoTracking().Where(l => l.MeetingId == MeetingId).ToListAsync(Aborted);
        Slips = [.. rows.Where(l => holders.Contains((l.Role, l.PersonKey))).OrderBy(l => l.Role).ThenBy(l => PlaceOf(l)).ThenBy(l => l.PersonKey, StringComparer.Ordinal)
            .Select(l => new LinkSlip(l, $"{Request.Scheme}://{Request.Host}{Request.PathBase}/l/{tokens.Make(l.Id, l.Generation)}"))];
    }
}
