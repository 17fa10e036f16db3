using System.Security.Cryptography;
using System.Text;
using DemocraticReview.App.Commands;
using DemocraticReview.App.People;
using DemocraticReview.App.Rights;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.SigningIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

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
        LazyRoute.Map(api, HttpMethods.Post, "/enterprises", FoundAsync).WithName(nameof(FoundEnterprise)).WithTags("Enterprise")
            .WithMetadata(new ActMetadata(Act.FoundEnterprise, typeof(FoundEnterprise))).Produces<Answer>();
        LazyRoute.Map(api, HttpMethods.Post, "/sign-in", ([FromBody] PasswordSignIn body, PasswordCheck check, HttpContext http) => check.SignInAsync(http, body))
            .WithName("SignIn").WithSummary("An officer comes in.").WithTags("Sign-in").WithMetadata(new ActMetadata(Act.SignIn, null)).Produces<SignedIn>();
        LazyRoute.Map(api, HttpMethods.Post, "/sign-in/link", ([FromBody] LinkSignIn body, LinkCheck check, Sender sender, HttpContext http) => check.SignInAsync(http, body.Token, sender.CommandId, http.RequestAborted))
            .WithName(nameof(BindLink)).WithSummary("Somebody of a meeting comes in; the first device keeps the link.").WithTags("Sign-in").WithMetadata(new ActMetadata(Act.SignIn, typeof(BindLink))).Produces<SignedIn>();
        LazyRoute.Map(api, HttpMethods.Post, "/sign-out", SignOutAsync)
            .WithName("SignOut").WithSummary("Ends the session on this device.").WithTags("Sign-in").WithMetadata(new ActMetadata(Act.SignIn, null)).Produces(StatusCodes.Status204NoContent);
        LazyRoute.Map(api, HttpMethods.Get, "/me", async (Sessions sessions, HttpContext http) => MeOf(await sessions.VisitorAsync(http)))
            .WithName("Me").WithSummary("Whom the product takes you for.").WithTags("Sign-in").WithMetadata(new ActMetadata(Act.SignIn, null));
    }

    private static Task<Answer> FoundAsync([FromBody] FoundEnterprise body, Sender sender, IFlow flow, CancellationToken cancellation)
    {
        return flow.ExecuteAsync(body, Visitor.Nobody.ActorFor(Act.FoundEnterprise), EnterpriseKey(sender.CommandId), sender.CommandId, cancellation);
    }

    /// <summary>The same attempt founds the same enterprise, so that it can be sent again.</summary>
    internal static Guid EnterpriseKey(string commandId) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"review/enterprise/v1\n{commandId}")).AsSpan(0, 16));

    private static async Task<NoContent> SignOutAsync(HttpContext http)
    {
        await http.SignOutAsync();
        return TypedResults.NoContent();
    }

    private static SignedIn MeOf(Visitor visitor) => new(visitor.Name, visitor.Roles, visitor.PersonKey, visitor.MeetingId);
}
