using System.Globalization;
using DemocraticReview.App.Flagging;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace DemocraticReview.Web.Pages;

/// <summary>A page about one review item.</summary>
public abstract class DossierPage : ReviewPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ReviewItem Item { get; private set; } = null!;

    public bool CanWrite => May(Act.PrepareItem) && !Item.IsFlagged;

    /// <summary>The writer of a version never reviews it.</summary>
    public bool IsAuthor => Item.Author == Visitor.Id;

    public static DateOnly Today => DateOnly.FromDateTime(DateTimeOffset.UtcNow.ToOffset(WorkCalendar.ChinaOffset).DateTime);

    protected IStringLocalizer<DossierTexts> Texts => Service<IStringLocalizer<DossierTexts>>();

    public string PathOf(string section) => $"/items/{Id}/{section}";

    /// <summary>A field of the dossier, as the pages call it.</summary>
    public string FieldName(string field) =>
        Item.Attachments.Find(a => DossierFields.Attachment(a.Id) == field) is { } file ? file.Name : Texts["Point." + field];

    protected async Task LoadAsync() => Item = await Ledger.ItemAsync(Id, HttpContext.RequestAborted);

    /// <summary>Name of the account behind a key that the dossier keeps; empty where there is none.</summary>
    protected async Task<string> NameOfAsync(string? account) =>
        Guid.TryParse(account, CultureInfo.InvariantCulture, out var id)
            ? await Db.Users.Where(u => u.Id == id).Select(u => u.Name).FirstOrDefaultAsync(HttpContext.RequestAborted) ?? ""
            : "";

    /// <summary>Takes an uploaded file in; false when a rule refused it.</summary>
    protected async Task<bool> AddFileAsync(IFormFile? file, SecrecyLevel? level)
    {
        try
        {
            var bytes = file is null ? [] : await Uploads.ReadAsync(file.OpenReadStream(), Attachments.MaximumFile, HttpContext.RequestAborted);
            if (await SendAsync(new AddAttachment(file?.FileName ?? "", bytes, level) { ItemId = Id }) is not null)
            {
                return true;
            }
        }
        catch (BrokenRuleException refused)
        {
            Refuse(refused);
        }

        RefusedField = "file";
        return false;
    }
}
