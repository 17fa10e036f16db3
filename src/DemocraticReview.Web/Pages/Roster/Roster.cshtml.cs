using System.Globalization;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>The corps: who is in it, and a roster file that is previewed before anything changes.</summary>
[Shows(Act.ManageRoster)]
[RequestSizeLimit(RosterFile.MaxBytes)]
public sealed class RosterPage : ReviewPage
{
    /// <summary>Rows of a list that a page shows at most.</summary>
    public const int Shown = 200;

    // A file of this size travels in the form from the preview to its confirmation; a larger one is chosen once more.
    private const int KeptAtMost = 2 << 20;

    public RosterPlan? Preview { get; private set; }

    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    public int Active { get; private set; }

    public int Retired { get; private set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Kept { get; set; }

    [BindProperty]
    public string FileName { get; set; } = "";

    [BindProperty]
    public string Digest { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    public static string Say(RosterFault fault) => RuleTexts.Of(fault.Rule, fault.Facts, CultureInfo.CurrentUICulture);

    public async Task OnGetAsync()
    {
        Active = await Db.Members.CountAsync(m => m.Active);
        Retired = await Db.Members.CountAsync(m => !m.Active);
        Members = await Db.Members.AsNoTracking().Where(m => string.IsNullOrEmpty(Find) || m.Name.Contains(Find) || m.Number.Contains(Find) || m.Unit.Contains(Find))
            .OrderBy(m => m.Number).Take(Shown).ToListAsync();
    }

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        await PreviewAsync(await BytesAsync());
        return Page();
    }

    public async Task<IActionResult> OnPostImportAsync()
    {
        var bytes = await BytesAsync();
        if (await SendAsync(new ImportRoster(bytes, FileName ?? "", Digest ?? "")) is not null)
        {
            return Redirect("/roster?done=saved");
        }

        // The corps has changed meanwhile, or the file: shown anew as it would be taken now.
        await PreviewAsync(bytes);
        return Page();
    }

    private async Task PreviewAsync(byte[] bytes)
    {
        try
        {
            FileName = Upload?.FileName ?? FileName;
            using var file = new MemoryStream(bytes, writable: false);
            Preview = await Rosters.PlanAsync(Db, file, FileName, null, HttpContext.RequestAborted);
            Kept = bytes.Length <= KeptAtMost ? Convert.ToBase64String(bytes) : null;
            ModelState.Clear();
        }
        catch (BrokenRuleException refused)
        {
            Refuse(refused);
        }

        await OnGetAsync();
    }

    private async Task<byte[]> BytesAsync()
    {
        if (Upload is null)
        {
            return Kept is { Length: > 0 } kept && Convert.TryFromBase64String(kept, new byte[kept.Length], out _) ? Convert.FromBase64String(kept) : [];
        }

        using var bytes = new MemoryStream();
        await Upload.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
