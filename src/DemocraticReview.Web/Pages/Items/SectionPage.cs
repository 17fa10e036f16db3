using System.Globalization;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>One section of a dossier as a form. Rows come and go by posting it, so that it works without a script.</summary>
public abstract class SectionPage : DossierPage
{
    private const string AddPrefix = "add-";
    private const string RemovePrefix = "remove-";

    /// <summary>The button that was pressed: <c>save</c>, <c>add-LIST</c> or <c>remove-LIST-ROW</c>.</summary>
    [BindProperty]
    public string? Do { get; set; }

    /// <summary>Id of the first field of a row that has just been added: it takes the focus.</summary>
    public string? Focus { get; protected set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        await ReadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (Do?.StartsWith(AddPrefix, StringComparison.Ordinal) == true)
        {
            Focus = Add(Do[AddPrefix.Length..]);
            return Page();
        }

        if (Do?.StartsWith(RemovePrefix, StringComparison.Ordinal) == true && Do.LastIndexOf('-') is var at
            && int.TryParse(Do.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row))
        {
            Remove(Do[RemovePrefix.Length..at], row);
            return Page();
        }

        return await SaveAsync();
    }

    /// <summary>Fills the form from what is kept.</summary>
    protected abstract Task ReadAsync();

    /// <summary>What the form says, as a command.</summary>
    /// <exception cref="WrongEntryException">Something typed cannot be read.</exception>
    protected abstract Command Write();

    /// <returns>Id of the new row's first field.</returns>
    protected virtual string? Add(string list) => null;

    protected virtual void Remove(string list, int row)
    {
    }

    protected static void RemoveAt<T>(List<T> rows, int row)
    {
        if (row < rows.Count)
        {
            rows.RemoveAt(row);
        }
    }

    protected ReviseItem Revised(DossierContent content) => new(content) { ItemId = Id };

    /// <summary>A cell that must be filled.</summary>
    protected string Needed(string? typed, string id, string label) => string.IsNullOrWhiteSpace(typed)
        ? throw new WrongEntryException(id, new BrokenRuleException(Rules.FieldMissing, ("field", Texts[label].Value)))
        : typed.Trim();

    protected decimal Number(string? typed, string id, string label)
    {
        // A full stop for the point, commas or blanks between thousands; full-width digits as a Chinese keyboard gives them.
        var text = Needed(typed, id, label).Normalize(System.Text.NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new WrongEntryException(id, new BrokenRuleException(DossierRules.NotANumber, ("typed", typed!.Trim())));
    }

    protected int Count(string? typed, string id, string label)
    {
        var number = Number(typed, id, label);
        return number is >= 0 and <= 1_000_000 && decimal.Truncate(number) == number
            ? (int)number
            : throw new WrongEntryException(id, new BrokenRuleException(DossierRules.NotANumber, ("typed", typed!.Trim())));
    }

    protected DateOnly Day(string? typed, string id, string label) =>
        DateOnly.TryParseExact(Needed(typed, id, label), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new WrongEntryException(id, new BrokenRuleException(DossierRules.NotADate, ("typed", typed!.Trim())));

    protected static string Show(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    protected static string Show(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected static string? Blank(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private async Task<IActionResult> SaveAsync()
    {
        try
        {
            return await SendAsync(Write()) is null ? Page() : Redirect($"/items/{Id}?done=saved");
        }
        catch (WrongEntryException wrong)
        {
            Refuse(wrong.Broken);
            RefusedField = wrong.Id;
            return Page();
        }
    }
}

/// <summary>Something typed that cannot be read, and where.</summary>
public sealed class WrongEntryException(string id, BrokenRuleException broken) : Exception(broken.Message)
{
    public string Id { get; } = id;

    public BrokenRuleException Broken { get; } = broken;
}

/// <summary>One labelled field (Pages/Items/_Cell.cshtml).</summary>
/// <param name="Id">Its name and id.</param>
/// <param name="Label">In the reader's language.</param>
/// <param name="Value">What was typed.</param>
/// <param name="Page">Knows which field was refused and which one takes the focus.</param>
public sealed record Cell(string Id, string Label, string? Value, SectionPage Page)
{
    /// <summary><c>text</c>, <c>date</c>, <c>decimal</c>, <c>count</c> or <c>textarea</c>.</summary>
    public string Kind { get; init; } = "text";

    public string? Hint { get; init; }

    public int Maximum { get; init; } = 200;

    public bool IsBad => Page.RefusedField == Id;
}
