using DemocraticReview.App.People;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>A respondent asks that a judge stay out; before the draw, a member of the posted corps. The office decides.</summary>
[Shows(Act.RaiseRecusal)]
public sealed class MyChallengePage : MyMeetingPage
{
    /// <summary>A judge's label; names are for the office alone.</summary>
    [BindProperty]
    public string? Label { get; set; }

    /// <summary>Before the draw: the 工号 as the posted list of the corps has it.</summary>
    [BindProperty]
    public string? PersonNumber { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public bool BeforeDraw => Meeting.Stage < MeetingStage.Drawn;

    /// <summary>The own item that is nearest to its ballot.</summary>
    private int? NextOwn => Meeting.Agenda.Find(i => i.Stage < ItemStage.Balloting && MayRead(i))?.Number;

    public IActionResult OnGet() => Role == Role.Respondent ? Page() : Redirect(Home);

    public Task<IActionResult> OnPostAsync() => DoAsync(
        () =>
        {
            var number = WhoIsMeant();
            var reason = Reason is { Length: > 0 } given ? given : throw new BrokenRuleException(Rules.FieldMissing, ("field", "reason"));

            // Said here, in the words that the respondent used: the rule's own sentence would tell the number behind the label.
            return Meeting.Recusals.Exists(r => r.PersonNumber == number && r.Granted != false && (r.Item is null || r.Item == NextOwn))
                ? throw new BrokenRuleException(Rules.RecusalAlreadyRaised, ("person", Label ?? PersonNumber!))
                : new RaiseRecusal(number, reason, NextOwn);
        },
        "challenged");

    private string WhoIsMeant()
    {
        if (!string.IsNullOrEmpty(Label))
        {
            return Meeting.Judge(Label).Person.Number;
        }

        return BeforeDraw && !string.IsNullOrWhiteSpace(PersonNumber) ? PersonNumber.Trim() : throw new BrokenRuleException(Rules.FieldMissing, ("field", "label"));
    }
}
