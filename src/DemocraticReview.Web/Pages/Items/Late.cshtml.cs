using DemocraticReview.App.Flagging;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>Material that came after the freeze: a note or a file, marked as late.</summary>
[Shows(Act.AddLateMaterial)]
public sealed class DossierLatePage : DossierPage
{
    public static IReadOnlyList<SecrecyLevel> Levels { get; } = Enum.GetValues<SecrecyLevel>();

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public SecrecyLevel Level { get; set; } = SecrecyLevel.Internal;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostNoteAsync()
    {
        await LoadAsync();
        return await SendAsync(new AddLateMaterial(Text ?? "", Level) { ItemId = Id }) is null ? Page() : Redirect($"/items/{Id}?done=saved");
    }

    public async Task<IActionResult> OnPostFileAsync(IFormFile? file)
    {
        await LoadAsync();
        return await AddFileAsync(file, Level) ? Redirect($"/items/{Id}?done=saved") : Page();
    }
}
