using System.Security.Cryptography;
using System.Text;
using DemocraticReview.App.Commands;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Rights;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.SigningIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Api;

/// <summary>An officer's user name and password.</summary>
public sealed record PasswordSignIn(string UserName, string Password);

/// <summary>The token of a personal link, as the slip or the QR code has it.</summary>
public sealed record LinkSignIn(string Token);

/// <summary>Whom the product takes you for.</summary>
public sealed record SignedIn(string Name, IReadOnlyList<Role> Roles, string? PersonKey, Guid? MeetingId);

/// <summary>Founding the enterprise, and coming in.</summary>
internal static class SignInRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        api = api.MapGroup("").WithMetadata(new BodyLimits(BodyLimits.Stranger));
        api.MapPost("/enterprises", FoundAsync).WithName(nameof(FoundEnterprise)).WithTags("Enterprise")
            .WithMetadata(new ActMetadata(Act.FoundEnterprise, typeof(FoundEnterprise))).Produces<Answer>();
        api.MapPost("/sign-in", ByPasswordAsync).WithName("SignIn").WithTags("Sign-in").WithMetadata(new ActMetadata(Act.SignIn, null)).Produces<SignedIn>();
        api.MapPost("/sign-in/link", ByLinkAsync).WithName(nameof(BindLink)).WithTags("Sign-in").WithMetadata(new ActMetadata(Act.SignIn, typeof(BindLink))).Produces<SignedIn>();
        api.MapPost("/sign-out", (Delegate)SignOutAsync).WithName("SignOut").WithTags("Sign-in").WithMetadata(new ActMetadata(Act.SignIn, null)).Produces(StatusCodes.Status204NoContent);
        api.MapGet("/me", async (Sessions sessions, HttpContext http) => MeOf(await sessions.VisitorAsync(http)))
            .WithName("Me").WithTags("Sign-in").WithMetadata(new ActMetadata(Act.SignIn, null));
    }

    private static Task<Answer> FoundAsync([FromBody] FoundEnterprise body, Sender sender, IFlow flow, CancellationToken cancellation)
    {
        // The same attempt founds the same enterprise, so that it can be sent again.
        var key = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"review/enterprise/v1\n{sender.CommandId}")).AsSpan(0, 16));
        return flow.ExecuteAsync(body, Visitor.Nobody.ActorFor(Act.FoundEnterprise), key, sender.CommandId, cancellation);
    }

    private static async Task<SignedIn> ByPasswordAsync([FromBody] PasswordSignIn body, UserManager<Account> users, HttpContext http)
    {
        var account = await users.FindByNameAsync(body.UserName);
        if (account is null)
        {
            // As slow as a wrong password, so that the time does not tell which names exist.
            users.PasswordHasher.HashPassword(new Account { Name = "" }, body.Password);
            throw new BrokenRuleException(Rules.SignInFailed);
        }

        if (await users.IsLockedOutAsync(account))
        {
            throw new BrokenRuleException(Rules.AccountLocked, ("minutes", (int)users.Options.Lockout.DefaultLockoutTimeSpan.TotalMinutes));
        }

        if (!await users.CheckPasswordAsync(account, body.Password))
        {
            await users.AccessFailedAsync(account);
            throw new BrokenRuleException(Rules.SignInFailed);
        }

        await users.ResetAccessFailedCountAsync(account);
        await Sessions.SignInAsync(http, account);
        return new SignedIn(account.Name, account.Roles, null, null);
    }

    private static async Task<SignedIn> ByLinkAsync(
        [FromBody] LinkSignIn body, LinkTokens tokens, Sender sender, IFlow flow, ReviewDb db, HttpContext http, CancellationToken cancellation)
    {
        var (id, generation) = tokens.Read(body.Token) ?? throw new BrokenRuleException(Rules.LinkNotValid);
        var link = await db.Links.IgnoreQueryFilters().AsNoTracking().Where(l => l.Id == id && l.Generation == generation)
            .FirstOrDefaultAsync(l => db.Meetings.Any(m => m.Id == l.MeetingId && m.Open), cancellation)
            ?? throw new BrokenRuleException(Rules.LinkNotValid);
        var secret = Sessions.DeviceOf(http, id);
        if (secret is null || LinkTokens.Fingerprint(secret) != link.Device)
        {
            secret = tokens.DeviceSecret(body.Token, sender.CommandId);
            var actor = new Actor(link.Role, $"link:{link.Id:N}", link.PersonKey, link.MeetingId);
            var command = new BindLink(id, generation, LinkTokens.Fingerprint(secret)) { MeetingId = link.MeetingId };
            await flow.ExecuteAsync(command, actor, link.EnterpriseId, sender.CommandId, cancellation);
        }

        await Sessions.SignInAsync(http, id, secret);
        return new SignedIn(link.Name, [link.Role], link.PersonKey, link.MeetingId);
    }

    private static async Task<NoContent> SignOutAsync(HttpContext http)
    {
        await http.SignOutAsync();
        return TypedResults.NoContent();
    }

    private static SignedIn MeOf(Visitor visitor) => new(visitor.Name, visitor.Roles, visitor.PersonKey, visitor.MeetingId);
}
