using DemocraticReview.App.Flagging;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>定稿: what cannot be undone is read once more and confirmed.</summary>
[Shows(Act.FlagItem)]
public sealed class DossierFreezePage : DossierPage
{
    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        return await SendAsync(new FlagItem { ItemId = Id }) is { } answer ? await DoneAsync(answer, $"/items/{Id}") : Page();
    }
}
