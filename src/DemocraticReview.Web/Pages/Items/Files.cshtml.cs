using DemocraticReview.App.Flagging;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>The files of a draft.</summary>
[Shows(Act.PrepareItem)]
public sealed class DossierFilesPage : DossierPage
{
    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAddAsync(IFormFile? file)
    {
        await LoadAsync();
        return await AddFileAsync(file, null) ? Redirect($"{PathOf("files")}?done=saved") : Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid attachment)
    {
        await LoadAsync();
        return await SendAsync(new RemoveAttachment(attachment) { ItemId = Id }) is null ? Page() : Redirect($"{PathOf("files")}?done=saved");
    }
}
