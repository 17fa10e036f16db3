using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>A page with one field of text and one button; a refused text stays in its field.</summary>
public abstract class WritingPage : MyMeetingPage
{
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Of the texts <c>Write.{Key}</c>, <c>.Lead</c>, <c>.Field</c>, <c>.Hint</c> and <c>.Do</c>.</summary>
    public abstract string TextKey { get; }

    /// <summary>What the writer looks at while writing, such as the question; null if nothing.</summary>
    public virtual string? Beside => null;

    /// <summary>Name of the second button's handler, for saying that there is nothing to say; null if there is none.</summary>
    public virtual string? Instead => null;

    protected abstract string Done { get; }

    public Task<IActionResult> OnPostAsync() => DoAsync(Make, Done, $"{Home}/items/{Number}");

    protected abstract OnMeeting Make();

    /// <exception cref="BrokenRuleException"><see cref="Rules.FieldMissing"/>.</exception>
    protected string Written() => string.IsNullOrWhiteSpace(Text) ? throw new BrokenRuleException(Rules.FieldMissing, ("field", "text")) : Text;
}
