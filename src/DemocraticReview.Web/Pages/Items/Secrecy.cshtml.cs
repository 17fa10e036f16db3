using DemocraticReview.App.Flagging;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>保密审查: one mark for every field.</summary>
[Shows(Act.MarkSecrecy)]
public sealed class DossierSecrecyPage : DossierPage
{
    /// <summary>By the field's place in <see cref="Fields"/>; null while nobody has chosen.</summary>
    [BindProperty]
    public List<TypedMark> Marks { get; set; } = [];

    public IReadOnlyList<string> Fields { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await ReadAsync();
        Marks = [.. Fields.Select(f => new TypedMark { Field = f, Level = MarkOf(f) })];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReadAsync();
        FieldMark[] marks = [.. Marks.Where(m => m is { Field: not null, Level: not null }).Select(m => new FieldMark(m.Field!, m.Level!.Value))];
        return await SendAsync(new MarkSecrecy(marks) { ItemId = Id }) is null ? Page() : Redirect($"/items/{Id}?done=saved");
    }

    /// <summary>What is chosen for a field on the form.</summary>
    public SecrecyLevel? Chosen(string field) => Marks.Find(m => m.Field == field)?.Level;

    private async Task ReadAsync()
    {
        await LoadAsync();
        Fields = DossierFields.Of(Item.Content, Item.Attachments);
    }

    private SecrecyLevel? MarkOf(string field) => Item.Marks.Find(m => m.Field == field)?.Level;

    /// <summary>A mark as chosen.</summary>
    public sealed class TypedMark
    {
        public string? Field { get; set; }

        public SecrecyLevel? Level { get; set; }
    }
}
