using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Rights;
using DemocraticReview.Core;
using DemocraticReview.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.SigningIn;

/// <summary>What a personal link is good for now.</summary>
public enum LinkState
{
    /// <summary>Opens its meeting.</summary>
    Open,

    /// <summary>No link of ours: cut off, mistyped or made up.</summary>
    Unknown,

    /// <summary>The office has issued another one.</summary>
    Replaced,

    /// <summary>Its meeting is on file.</summary>
    Closed,

    /// <summary>Another device has it.</summary>
    Elsewhere,
}

/// <summary>A link and its meeting, as far as its holder may know.</summary>
/// <param name="State">What it is good for.</param>
/// <param name="MeetingId">The meeting; null for a link that is none.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsRehearsal">The meeting is played, and what is said of it marked so.</param>
public sealed record LinkStanding(LinkState State, Guid? MeetingId = null, string Title = "", bool IsRehearsal = false);

/// <summary>Sign-in by personal link, for the API and the page alike: the first device binds it, another one is refused.</summary>
public sealed class LinkCheck(ReviewDb db, LinkTokens tokens, IFlow flow)
{
    /// <exception cref="BrokenRuleException"><see cref="Rules.LinkNotValid"/> or <see cref="Rules.LinkBoundElsewhere"/>.</exception>
    public async Task<SignedIn> SignInAsync(HttpContext http, string? token, string commandId, CancellationToken cancellation)
    {
        var (id, generation) = tokens.Read(token) ?? throw new BrokenRuleException(Rules.LinkNotValid);
        var link = await db.Links.IgnoreQueryFilters().AsNoTracking().Where(l => l.Id == id && l.Generation == generation)
            .FirstOrDefaultAsync(l => db.Meetings.Any(m => m.Id == l.MeetingId && m.Open), cancellation)
            ?? throw new BrokenRuleException(Rules.LinkNotValid);
        var secret = Sessions.DeviceOf(http, id);
        if (secret is null || LinkTokens.Fingerprint(secret) != link.Device)
        {
            secret = tokens.DeviceSecret(token!, commandId);
            var actor = new Actor(link.Role, $"link:{link.Id:N}", link.PersonKey, link.MeetingId);
            var command = new BindLink(id, generation, LinkTokens.Fingerprint(secret)) { MeetingId = link.MeetingId };
            await flow.ExecuteAsync(command, actor, link.EnterpriseId, commandId, cancellation);
        }

        await Sessions.SignInAsync(http, id, secret);
        return new SignedIn(link.Name, [link.Role], link.PersonKey, link.MeetingId);
    }

    /// <summary>Where a token leads, before anything is bound.</summary>
    public Task<LinkStanding> StandingAsync(HttpContext http, string? token, CancellationToken cancellation) =>
        tokens.Read(token) is { } read ? StandingAsync(http, read.Link, read.Generation, cancellation) : Task.FromResult(new LinkStanding(LinkState.Unknown));

    /// <summary>Why the session that a device still holds leads nowhere.</summary>
    public Task<LinkStanding> StandingAsync(HttpContext http, CancellationToken cancellation) =>
        Sessions.LinkOf(http) is { } link ? StandingAsync(http, link, null, cancellation) : Task.FromResult(new LinkStanding(LinkState.Unknown));

    private async Task<LinkStanding> StandingAsync(HttpContext http, Guid id, int? generation, CancellationToken cancellation)
    {
        var found = await db.Links.IgnoreQueryFilters().AsNoTracking().Where(l => l.Id == id)
            .Join(db.Meetings.IgnoreQueryFilters(), l => l.MeetingId, m => m.Id, (link, m) => new { link.Generation, link.Device, m.Id, m.Title, m.Open, m.IsRehearsal }).FirstOrDefaultAsync(cancellation);
        if (found is null)
        {
            return new LinkStanding(LinkState.Unknown);
        }

        var isHere = Sessions.DeviceOf(http, id) is { } secret && LinkTokens.Fingerprint(secret) == found.Device;
        var state = !found.Open ? LinkState.Closed
            : generation is { } g ? g != found.Generation ? LinkState.Replaced : found.Device is null || isHere ? LinkState.Open : LinkState.Elsewhere
            : isHere ? LinkState.Open : LinkState.Replaced;
        return new LinkStanding(state, found.Id, found.Title, found.IsRehearsal);
    }
}
