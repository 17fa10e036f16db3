using System.Globalization;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Texts;
using DemocraticReview.Web.SigningIn;
using DemocraticReview.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace DemocraticReview.Web.Pages;

/// <summary>The act that a page is about; a page without one is shown to nobody.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShowsAttribute(Act act) : Attribute
{
    public Act Act { get; } = act;
}

/// <summary>What every page has: a visitor who may see it, the enterprise's rows, and one way to send a command.</summary>
public abstract class ReviewPage : PageModel
{
    private string? sent;

    /// <summary>The visitor's own key of the form's command: made with the form, so that sending the form twice does one thing.</summary>
    [BindProperty]
    public string CommandId { get; set; } = NewCommandId();

    public Visitor Visitor { get; private set; } = Visitor.Nobody;

    /// <summary>Why the last command was refused, in the reader's words; null if none was.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Name of the field that the refusal is about, as the form has it.</summary>
    public string? RefusedField { get; protected set; }

    /// <summary>Name of the handler whose form a rule refused, if one was: that form shows what was typed.</summary>
    public string? RefusedForm => Refusal is null ? null : sent;

    public static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    protected ReviewDb Db => Service<ReviewDb>();

    protected Ledger Ledger => Service<Ledger>();

    public static string NewCommandId() => Guid.NewGuid().ToString("N");

    /// <summary>Whether the visitor may do this, to show or leave out what leads there.</summary>
    public bool May(Act act) => Visitor.Roles.Any(r => RightsTable.May(r, act));

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Visitor = await Service<Sessions>().VisitorAsync(HttpContext);
        var act = GetType().GetCustomAttributes(typeof(ShowsAttribute), true).Cast<ShowsAttribute>().SingleOrDefault()?.Act
            ?? throw new BrokenRuleException(Rules.NotAllowed, ("act", GetType().Name));
        if (!Visitor.IsKnown && !RightsTable.May(Role.Employee, act))
        {
            // Whoever came by personal link has no password to sign in with: told why the link has ended.
            context.Result = Sessions.LinkOf(HttpContext) is null ? RedirectToPage("/SigningIn/SignIn", new { returnUrl = Request.Path + Request.QueryString }) : Redirect("/link-ended");
            return;
        }

        var meeting = RouteData.Values.TryGetValue("meeting", out var id) && Guid.TryParse(id as string, out var key) ? key : (Guid?)null;
        RightsTable.Check(Visitor.ActorFor(act) with { MeetingId = meeting is null ? null : Visitor.MeetingId }, act, meeting);
        Db.EnterpriseId = Visitor.EnterpriseId;
        sent = context.HandlerMethod?.Name;
        await next();
    }

    /// <summary>Sends a command as the visitor. A broken rule is kept for the page to show, beside everything that was typed.</summary>
    /// <returns>The answer; null when a rule refused.</returns>
    protected async Task<Answer?> SendAsync(Command command)
    {
        try
        {
            return await Service<IFlow>().ExecuteAsync(command, Visitor.ActorFor(command.Act), Visitor.EnterpriseId, CommandId, HttpContext.RequestAborted);
        }
        catch (BrokenRuleException broken)
        {
            if (command.Subject is { Kind: SubjectKind.Meeting, Id: { } meeting } && broken.Rule != Rules.Busy && broken.Rule != Rules.DatabaseUnreachable)
            {
                await Speech.UseAsync(HttpContext, Db, meeting);
            }

            Refuse(broken);
            return null;
        }
    }

    /// <summary>On to another page, which tells by the event's name what was done.</summary>
    /// <param name="answer">The command's.</param>
    /// <param name="to">Address of the page, without a query.</param>
    protected async Task<IActionResult> DoneAsync(Answer answer, string to)
    {
        var happened = await Db.Events.Where(e => e.SubjectId == answer.Id && e.Seq == answer.Change).Select(e => e.Type).FirstOrDefaultAsync(HttpContext.RequestAborted);
        return Redirect($"{to}?done={happened ?? "done"}");
    }

    protected void Refuse(BrokenRuleException broken)
    {
        var facts = FactsInWords.Of(broken.Facts, Service<IStringLocalizer<CommonTexts>>());
        Refusal = RuleTexts.Of(broken.Rule, facts, CultureInfo.CurrentUICulture, Speech.Of(HttpContext));
        RefusedField = broken.Facts.TryGetValue("field", out var field) ? field as string : null;

        // The next try is another command.
        CommandId = NewCommandId();
        ModelState.Remove(nameof(CommandId));
    }

    protected T Service<T>()
        where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();
}
