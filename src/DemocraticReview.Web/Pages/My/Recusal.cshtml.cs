using DemocraticReview.App.People;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>A judge declares a conflict: it holds at once and is not taken back.</summary>
[Shows(Act.RaiseRecusal)]
public sealed class MyRecusalPage : MyMeetingPage
{
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>For a functional head, the item it is about.</summary>
    [BindProperty]
    public int? About { get; set; }

    public bool IsHead => Judge?.Kind == JudgeKind.FunctionalHead;

    /// <summary>Items that a conflict can still keep this judge from.</summary>
    public IEnumerable<AgendaItem> OpenItems => Meeting.Agenda.Where(i => i.Stage < ItemStage.Balloting && MayRead(i));

    public IActionResult OnGet() => Judge is null ? Redirect(Home) : Page();

    public Task<IActionResult> OnPostAsync() => DoAsync(
        () => new RaiseRecusal(
            Judge?.Person.Number ?? throw new BrokenRuleException(Rules.NotFound, ("what", Key)),
            Reason is { Length: > 0 } reason ? reason : throw new BrokenRuleException(Rules.FieldMissing, ("field", "reason")),
            IsHead ? About ?? throw new BrokenRuleException(Rules.FieldMissing, ("field", "about")) : null),
        "recused");
}
