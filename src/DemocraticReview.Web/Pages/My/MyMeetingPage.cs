using System.Globalization;
using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>A page of somebody who came by personal link: the meeting, and who the visitor is in it.</summary>
public abstract class MyMeetingPage : ReviewPage
{
    [BindProperty(SupportsGet = true, Name = "meeting")]
    public Guid MeetingId { get; set; }

    /// <summary>Number of the item that the page is about; 0 where it is about the meeting.</summary>
    [BindProperty(SupportsGet = true, Name = "number")]
    public int Number { get; set; }

    public ReviewMeeting Meeting { get; private set; } = null!;

    /// <summary>The meeting's change number when the page was made.</summary>
    public string Change { get; private set; } = "";

    public Role Role => Visitor.Roles[0];

    /// <summary>A judge's label; else the 工号.</summary>
    public string Key => Visitor.PersonKey ?? "";

    public AgendaItem Item => Meeting.Item(Number);

    /// <summary>The visitor's place among the judges; null for everybody else, and for a judge who has left the panel.</summary>
    public Judge? Judge => Role == Role.Judge ? Meeting.Callable.FirstOrDefault(j => j.Label == Key) : null;

    /// <summary>Whether the visitor's phone witnessed the draw in force; it signs the record on.</summary>
    public bool IsWitness => CheckpointWitnessed.WitnessOf(Meeting, Key) is not null;

    public string Home => $"/my/{MeetingId}";

    public string Events => $"/meetings/{MeetingId}/changes";

    /// <summary>Now, to tell what is still in time.</summary>
    public DateTimeOffset Now => Service<TimeProvider>().GetUtcNow();

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, () => LoadAsync(context, next));

    /// <summary>Whether this item's papers are open to the visitor: a respondent sees the own items, a judge all but those recused from.</summary>
    public bool MayRead(AgendaItem item) => Role switch
    {
        Role.Respondent => item.Facts.Respondents.Any(r => r.Number == Key),
        Role.Judge => Judge is { } judge && Core.People.Recusals.MayJudge(Meeting, judge, item) && !item.LeftByRecusal.Contains(Key),
        _ => true,
    };

    /// <summary>A number as people type it, full-width digits and spaces included.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.FieldMissing"/>: it is none.</exception>
    protected static int Count(string? typed, string field) =>
        int.TryParse((typed ?? "").Trim().Normalize(System.Text.NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new BrokenRuleException(Rules.FieldMissing, ("field", field));

    /// <summary>Makes the command and sends it; whatever refuses is shown beside what was typed.</summary>
    protected async Task<IActionResult> DoAsync(Func<OnMeeting> make, string done, string? to = null)
    {
        try
        {
            return await SendAsync(make() with { MeetingId = MeetingId }) is null ? Page() : Redirect($"{to ?? Home}?done={done}");
        }
        catch (BrokenRuleException broken)
        {
            Refuse(broken);
            return Page();
        }
    }

    private async Task<PageHandlerExecutedContext> LoadAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Visitor.MeetingId is null)
        {
            // An account has its own pages of the meeting.
            context.Result = Redirect($"/meetings/{MeetingId}");
            return new PageHandlerExecutedContext(PageContext, context.Filters, context.HandlerMethod, this);
        }

        Change = await ChangeNumber.ReadAsync(Db, MeetingId, HttpContext.RequestAborted);
        Meeting = PublicResults.For(await Ledger.MeetingAsync(MeetingId, HttpContext.RequestAborted), Visitor.Roles);
        ViewData["Rehearsal"] = Meeting.IsRehearsal;
        Speech.Use(HttpContext, Meeting.Settings);
        ViewData["Title"] = Meeting.Title;
        if (Number != 0 && !MayRead(Item))
        {
            throw new BrokenRuleException(Rules.NotAllowed, ("act", Act.ReadMeeting));
        }

        return await next();
    }
}
