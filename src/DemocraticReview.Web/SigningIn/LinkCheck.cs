using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Rights;
using DemocraticReview.Core;
using DemocraticReview.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.SigningIn;

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
}
