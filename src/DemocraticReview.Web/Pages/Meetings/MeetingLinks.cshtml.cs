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

    public Task OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostReissueAsync() => ActAsync(new ReissueLink(Role, PersonKey ?? "") { MeetingId = MeetingId }, $"{Address}/links");

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        var tokens = Service<LinkTokens>();

        // Only those who hold a part now: whoever left the panel keeps a row, and no slip.
        var holders = PersonalLinks.HoldersOf(Meeting).Select(h => (h.Role, h.PersonKey)).ToHashSet();
        var rows = await Db.Links.AsNoTracking().Where(l => l.MeetingId == MeetingId).ToListAsync(Aborted);
        Slips = [.. rows.Where(l => holders.Contains((l.Role, l.PersonKey))).OrderBy(l => l.Role).ThenBy(l => l.PersonKey, StringComparer.Ordinal)
            .Select(l => new LinkSlip(l, $"{Request.Scheme}://{Request.Host}{Request.PathBase}/l/{tokens.Make(l.Id, l.Generation)}"))];
    }
}
