using DemocraticReview.App.Persistence;
using DemocraticReview.App.Voting;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Api;

/// <summary>A phone's credential for an item's round.</summary>
public sealed record CredentialBody(int Item, int Round, string Credential);

/// <summary>The hash of the frozen list that a phone found itself in.</summary>
public sealed record AcknowledgementBody(int Item, int Round, string List);

/// <summary>Credentials of the hall's tablet for an item's round.</summary>
public sealed record TabletBody(int Item, int Round, IReadOnlyList<string>? Credentials);

/// <summary>A judge whom the desk sends to the tablet, or takes back.</summary>
public sealed record TurnBody(string? Judge, bool Back);

/// <summary>A sealed ballot, as the phone made it.</summary>
public sealed record BallotBody(string Ballot);

/// <summary>
/// What judges' phones and key holders' devices ask for (Assets/README.md). What a phone registers and casts is no command: it goes past everything
/// that keeps who sent what, and its <c>Idempotency-Key</c> is not read.
/// </summary>
internal static class VoteRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        ReadRoutes.Get(api, "/meetings/{id:guid}/items/{number:int}/vote", Act.CastBallot, VoteAsync, "Where an item's round on phones stands, for a judge's phone.");
        Seal(api, "credential", RegisterAsync, "RegisterCredential", "A phone registers its credential for a round; nobody keeps which judge's it is.");
        Seal(api, "acknowledgement", AcknowledgeAsync, "AcknowledgeList", "A phone has found its own credential in the frozen list.");
        Seal(api, "ballot", CastAsync, "CastBallot", "A sealed ballot goes into the box; the same one again gives the same receipt.").Produces<BallotReceipt>();
        ReadRoutes.Get(api, "/meetings/{id:guid}/tablet", Act.ServeTablet, TabletAsync, "Where the round on phones stands, for the hall's tablet.");
        Tablet(api, "credentials", Act.ServeTablet, RegisterOnTabletAsync, "RegisterOnTablet", "The hall's tablet registers a credential for each judge who chose it; nobody knows which is whose.");
        Tablet(api, "acknowledgement", Act.ServeTablet, AcknowledgeOnTabletAsync, "AcknowledgeOnTablet", "The tablet has found all its credentials in the frozen list.");
        Tablet(api, "ballot", Act.ServeTablet, CastOnTabletAsync, "CastOnTablet", "A sealed ballot from the tablet, for the judge who was sent there.").Produces<BallotReceipt>();
        Tablet(api, "turn", Act.SendToTablet, SendToTabletAsync, "SendToTablet", "The desk sends a judge to the tablet, or takes back who left without a vote.");
        ReadRoutes.Get(api, "/meetings/{id:guid}/keys", Act.KeepKey, KeysAsync, "What waits for a key holder's device: its key, closed boxes, a list to be signed.");
        ReadRoutes.Get(api, "/meetings/{id:guid}/items/{number:int}/box", Act.KeepKey, BoxAsync, "The archive of a closed box, up to the end of its ballots, for the key holders to check.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }

    private static RouteHandlerBuilder Seal(RouteGroupBuilder api, string path, Delegate handler, string name, string summary) =>
        Post(api, $"vote/{path}", Act.CastBallot, handler, name, summary);

    private static RouteHandlerBuilder Tablet(RouteGroupBuilder api, string path, Act act, Delegate handler, string name, string summary) =>
        Post(api, $"tablet/{path}", act, handler, name, summary);

    private static RouteHandlerBuilder Post(RouteGroupBuilder api, string path, Act act, Delegate handler, string name, string summary) =>
        LazyRoute.Map(api, HttpMethods.Post, $"/meetings/{{id:guid}}/items/{{number:int}}/{path}", handler).WithName(name).WithSummary(summary).WithTags("Meetings")
            .WithMetadata(new BodyLimits(BodyLimits.Ballot)).WithMetadata(new ActMetadata(act, null));

    private static async Task<VoteView> VoteAsync(Guid id, int number, Sender sender, ReviewDb db, VoteReading reading, CancellationToken cancellation, int since = 0)
    {
        var (visitor, _) = await sender.ReaderAsync(db, Act.CastBallot, id);
        return await reading.VoteAsync(id, number, visitor.PersonKey ?? "", since, cancellation);
    }

    private static async Task<NoContent> RegisterAsync(Guid id, int number, [FromBody] CredentialBody body, Sender sender)
    {
        await sender.SealAsync(new RegisterCredential { MeetingId = id, Item = Same(number, body.Item), Round = body.Round, Credential = body.Credential });
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> AcknowledgeAsync(Guid id, int number, [FromBody] AcknowledgementBody body, Sender sender)
    {
        await sender.SealAsync(new AcknowledgeList { MeetingId = id, Item = Same(number, body.Item), Round = body.Round, List = body.List });
        return TypedResults.NoContent();
    }

    private static Task<BallotReceipt> CastAsync(Guid id, int number, [FromBody] BallotBody body, Sender sender) =>
        sender.SealAsync(new CastBallot { MeetingId = id, Item = number, Ballot = body.Ballot });

    private static async Task<TabletView> TabletAsync(Guid id, Sender sender, ReviewDb db, VoteReading reading, CancellationToken cancellation, int since = 0)
    {
        await sender.ReaderAsync(db, Act.ServeTablet, id);
        return await reading.TabletAsync(id, since, cancellation);
    }

    private static async Task<NoContent> RegisterOnTabletAsync(Guid id, int number, [FromBody] TabletBody body, Sender sender)
    {
        await sender.SealAsync(new RegisterOnTablet { MeetingId = id, Item = Same(number, body.Item), Round = body.Round, Credentials = body.Credentials ?? [] });
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> AcknowledgeOnTabletAsync(Guid id, int number, [FromBody] AcknowledgementBody body, Sender sender)
    {
        await sender.SealAsync(new AcknowledgeOnTablet { MeetingId = id, Item = Same(number, body.Item), Round = body.Round, List = body.List });
        return TypedResults.NoContent();
    }

    private static Task<BallotReceipt> CastOnTabletAsync(Guid id, int number, [FromBody] BallotBody body, Sender sender) =>
        sender.SealAsync(new CastOnTablet { MeetingId = id, Item = number, Ballot = body.Ballot });

    private static async Task<NoContent> SendToTabletAsync(Guid id, int number, [FromBody] TurnBody body, Sender sender)
    {
        await sender.SealAsync(new SendToTablet { MeetingId = id, Item = number, Judge = body.Judge, Back = body.Back });
        return TypedResults.NoContent();
    }

    private static async Task<HolderView> KeysAsync(Guid id, Sender sender, ReviewDb db, VoteReading reading, CancellationToken cancellation, int since = 0)
    {
        var (_, actor) = await sender.ReaderAsync(db, Act.KeepKey, id);
        return await reading.HolderAsync(id, actor, item => $"/api/v1/meetings/{id}/items/{item}/box", since, cancellation);
    }

    private static async Task<FileContentHttpResult> BoxAsync(Guid id, int number, Sender sender, ReviewDb db, VoteReading reading, CancellationToken cancellation)
    {
        await sender.ReaderAsync(db, Act.KeepKey, id);
        return TypedResults.File(await reading.ArchiveAsync(id, number, cancellation), "application/octet-stream", $"{number}.bel");
    }

    private static int Same(int address, int body) => address == body ? address : throw new BrokenRuleException(Rules.NotFound, ("what", $"item {body}"));
}
