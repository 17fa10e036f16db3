using System.Globalization;
using DemocraticReview.App.Commands;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Texts;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>A page of the office on one meeting: the meeting as the reader may see it, and several forms, each with a command of its own.</summary>
public abstract class MeetingPage : ReviewPage
{
    /// <summary>From the address alone, which is what the right to see it was checked for.</summary>
    public Guid MeetingId => Guid.Parse((string)RouteData.Values["meeting"]!);

    /// <summary>What the reader may see; a view shows nothing of <see cref="Meeting"/> that is not in it.</summary>
    public MeetingView View { get; private set; } = null!;

    /// <summary>The union office sees names and gives commands; others read.</summary>
    public bool Office => Visitor.Roles.Contains(Role.UnionOfficer);

    public string Address => $"/meetings/{MeetingId}";

    /// <summary>Tells an open page that the meeting has moved on.</summary>
    public string Events => FollowsNumbers ? $"{Address}/changes?numbers=true" : $"{Address}/changes";

    /// <summary>What the page knows of the meeting, for the stream of its changes to begin at.</summary>
    public string Change { get; private set; } = "";

    /// <summary>Whether the page follows how many phones and ballots there are, which are no event.</summary>
    protected virtual bool FollowsNumbers => false;

    /// <summary>The voted sentence, as the reader reads it.</summary>
    public string Sentence => MeetingWords.Sentence(Meeting);

    protected ReviewMeeting Meeting { get; private set; } = null!;

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    /// <summary>A field of one of the page's forms, with what was typed where that form was refused.</summary>
    public FormField Field(string form, string name, string label, string? typed = null, string? otherwise = null) =>
        new(IdOf(form, name), name, label, RefusedForm == form ? typed : otherwise);

    public string IdOf(string form, string name) => RefusedForm == form ? name : $"{form}-{name}";

    /// <summary>A reason that may be the code of a rule, as a sentence.</summary>
    public string Because(string reason) => reason == Rules.TooFewRepresentatives.Code
        ? RuleTexts.Of(Rules.TooFewRepresentatives, Shortage, CultureInfo.CurrentUICulture, Speech.Of(HttpContext))
        : RuleTexts.Find(reason, CultureInfo.CurrentUICulture) ?? reason;

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            if (Visitor.MeetingId is not { } own)
            {
                return await next();
            }

            // Who came by a personal link has pages of their own.
            context.Result = Redirect($"/my/{own}");
            return new PageHandlerExecutedContext(PageContext, context.Filters, context.HandlerMethod, context.HandlerInstance);
        });

    protected virtual async Task LoadAsync()
    {
        var reader = Visitor.ActorFor(Act.ReadMeeting);
        Change = await ChangeNumber.ReadAsync(Db, MeetingId, Aborted);
        Meeting = PublicResults.For(await Ledger.MeetingAsync(MeetingId, Aborted), Visitor.Roles);
        Change += FollowsNumbers ? await ChangeNumber.NumbersAsync(Db, MeetingId, Aborted) : "";
        Speech.Use(HttpContext, Meeting.Settings);
        var change = await Db.Meetings.Where(m => m.Id == MeetingId).Select(m => m.Change).FirstAsync(Aborted);
        View = MeetingViews.Of(Meeting, change, Office ? reader with { Role = Role.UnionOfficer } : reader);
        ViewData["Title"] = View.Title;
        ViewData["Rehearsal"] = View.IsRehearsal;
    }

    /// <summary>Sends a form's command: on to <paramref name="to"/>, or the page again with the reason and everything typed.</summary>
    protected Task<IActionResult> ActAsync(Command command, string to) => ActAsync(() => command, to);

    /// <param name="command">Made from what was typed; may refuse it.</param>
    /// <param name="to">Where the reader goes on.</param>
    protected async Task<IActionResult> ActAsync(Func<Command> command, string to)
    {
        try
        {
            if (await SendAsync(command()) is { } answer)
            {
                return await DoneAsync(answer, to);
            }
        }
        catch (BrokenRuleException broken)
        {
            Refuse(broken);
        }

        await LoadAsync();
        return Page();
    }

    private Dictionary<string, object> Shortage => new(StringComparer.Ordinal)
    {
        ["minimum"] = Meeting.Settings.MinimumRepresentatives,
        ["there"] = Meeting.Seats.Count,
    };
}
