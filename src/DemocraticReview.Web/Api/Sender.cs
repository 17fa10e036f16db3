using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.SigningIn;
using DemocraticReview.Web.Texts;

namespace DemocraticReview.Web.Api;

/// <summary>Takes a command from a request to the flow port: whose it is, in which role, under which key.</summary>
public sealed class Sender(IFlow flow, Sessions sessions, ReviewDb db, IHttpContextAccessor accessor)
{
    public const string KeyHeader = "Idempotency-Key";

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>The sender's own key of this command.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.CommandIdMissing"/>.</exception>
    public string CommandId => Http.Request.Headers[KeyHeader].ToString() is { Length: > 0 } key ? key : throw new BrokenRuleException(Rules.CommandIdMissing);

    public async Task<Answer> SendAsync(Command command)
    {
        var visitor = await sessions.VisitorAsync(Http);
        var actor = visitor.ActorFor(command.Act);
        try
        {
            return await flow.ExecuteAsync(command, actor, visitor.EnterpriseId, CommandId, Http.RequestAborted);
        }
        catch (BrokenRuleException refused) when (command.Subject is { Kind: SubjectKind.Meeting, Id: not null } && refused.Rule != Rules.Busy && refused.Rule != Rules.DatabaseUnreachable)
        {
            // The refusal is said in the words of the meeting's procedure.
            db.EnterpriseId = visitor.EnterpriseId;
            await Speech.UseAsync(Http, db, command.Subject.Id.Value);
            throw;
        }
    }

    /// <summary>Takes a judge's sealed act to the flow port: under no key, and with nothing kept of who sent it.</summary>
    public async Task<T> SealAsync<T>(SealedAct<T> act)
    {
        var visitor = await sessions.VisitorAsync(Http);
        return await flow.SealAsync(act, visitor.ActorFor(act.Act), visitor.EnterpriseId, Http.RequestAborted);
    }

    /// <summary>For reading: checks the right and opens the enterprise's rows.</summary>
    /// <param name="db">The request's database.</param>
    /// <param name="act">What is looked at.</param>
    /// <param name="meeting">The meeting it is about, if it is about one.</param>
    public async Task<(Visitor Visitor, Actor Actor)> ReaderAsync(ReviewDb db, Act act, Guid? meeting = null)
    {
        var visitor = await sessions.VisitorAsync(Http);
        var actor = visitor.ActorFor(act);
        RightsTable.Check(actor, act, meeting);
        db.EnterpriseId = visitor.EnterpriseId;
        return (visitor, actor);
    }

    /// <summary>For reading a list, which a personal link sees its own meeting of.</summary>
    public async Task<Visitor> ListReaderAsync(ReviewDb db, Act act)
    {
        var visitor = await sessions.VisitorAsync(Http);
        visitor.ActorFor(act);
        db.EnterpriseId = visitor.EnterpriseId;
        return visitor;
    }
}
