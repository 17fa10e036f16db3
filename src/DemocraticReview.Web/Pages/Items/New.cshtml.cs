using System.IO.Compression;
using System.Text;
using DemocraticReview.App.Flagging;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>A new item, typed in or from an OCDS file: first it shows what would be taken over.</summary>
[Shows(Act.PrepareItem)]
[RequestFormLimits(ValueLengthLimit = OcdsPackage.MaxBytes * 2)]
public sealed class NewDossierPage : ReviewPage
{
    private const int MaximumTitle = 200;

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? OwnerUnit { get; set; }

    /// <summary>The package as it was uploaded, packed, so that what was previewed is what is taken over.</summary>
    [BindProperty]
    public string? Package { get; set; }

    /// <summary>Which of the package's contracts.</summary>
    [BindProperty]
    public int Chosen { get; set; }

    public IReadOnlyList<ProcurementFacts> Facts { get; private set; } = [];

    public void OnGet()
    {
    }

    /// <summary>The file is shown, nothing is kept.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(IFormFile? file)
    {
        try
        {
            var bytes = file is null ? [] : await Uploads.ReadAsync(file.OpenReadStream(), OcdsPackage.MaxBytes, HttpContext.RequestAborted);
            if (bytes.Length == 0)
            {
                throw new BrokenRuleException(DossierRules.AttachmentEmpty);
            }

            Facts = ProcurementFacts.Of(OcdsPackage.Parse(bytes));
            Package = Pack(bytes);
            Title = Shorten(Facts[0].Title);
            OwnerUnit ??= Facts[0].Buyer?.Name;
        }
        catch (BrokenRuleException refused)
        {
            Refuse(refused);
            RefusedField = "file";
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            var ocds = Package is null ? null : await UnpackAsync(Package);
            Facts = ocds is null ? [] : ProcurementFacts.Of(OcdsPackage.Parse(ocds));
            var procurement = Facts.Count > 0 ? Dossiers.SummaryOf(Facts[Math.Clamp(Chosen, 0, Facts.Count - 1)]) : null;
            var content = new DossierContent(Title?.Trim() ?? "", OwnerUnit?.Trim() ?? "", [], [], [], procurement, null);
            return await SendAsync(new DraftItem(content, ocds)) is { } answer ? Redirect($"/items/{answer.Id}?done=saved") : Page();
        }
        catch (BrokenRuleException refused)
        {
            Refuse(refused);
            return Page();
        }
    }

    private static string Shorten(string title) => title.Length <= MaximumTitle ? title : title[..MaximumTitle];

    private static string Pack(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            zip.Write(file);
        }

        return Convert.ToBase64String(packed.ToArray());
    }

    private static async Task<string> UnpackAsync(string package)
    {
        try
        {
            await using var zip = new GZipStream(new MemoryStream(Convert.FromBase64String(package)), CompressionMode.Decompress);
            var bytes = await Uploads.ReadAsync(zip, OcdsPackage.MaxBytes, CancellationToken.None);
            return OcdsPackage.Parse(bytes).Text;
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            throw new BrokenRuleException(Rules.MalformedRequest, ("path", "Package"));
        }
    }
}
