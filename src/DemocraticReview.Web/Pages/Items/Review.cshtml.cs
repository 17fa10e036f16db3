using DemocraticReview.App.Flagging;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>核稿: a colleague reads the whole dossier and approves it, or gives it back.</summary>
[Shows(Act.ReviewDossier)]
public sealed class DossierReviewPage : DossierPage
{
    [BindProperty]
    public bool? Approved { get; set; }

    [BindProperty]
    public string? Remark { get; set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        return await SendAsync(new ReviewDossier(Approved == true, Remark) { ItemId = Id }) is null ? Page() : Redirect($"/items/{Id}?done=saved");
    }
}
