using System.Security.Claims;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.SigningIn;

/// <summary>Who stands behind a request: an account, a personal link, or nobody known. Asked of the database each time, so that nothing outlives its withdrawal.</summary>
public sealed record Visitor(Guid EnterpriseId, string Id, string Name, IReadOnlyList<Role> Roles, string? PersonKey = null, Guid? MeetingId = null)
{
    public static Visitor Nobody { get; } = new(Guid.Empty, "anonymous", "", [Role.Employee]);

    public bool IsKnown => Id != Nobody.Id;

    /// <summary>The visitor's roles at a meeting that need not be of the own enterprise: an account's at all meetings of it, a personal link's at the one, nobody's elsewhere.</summary>
    public IReadOnlyList<Role> RolesAt(Guid enterprise, Guid meeting) => EnterpriseId == enterprise && (MeetingId is null || MeetingId == meeting) ? Roles : Nobody.Roles;

    /// <summary>The actor for an act: in the first of the visitor's roles that may.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.NotSignedIn"/> or <see cref="Rules.NotAllowed"/>.</exception>
    public Actor ActorFor(Act act)
    {
        var role = Roles.FirstOrDefault(r => RightsTable.May(r, act), Role.System);
        return role != Role.System
            ? new Actor(role, Id, PersonKey, MeetingId)
            : throw (IsKnown ? new BrokenRuleException(Rules.NotAllowed, ("act", act)) : new BrokenRuleException(Rules.NotSignedIn));
    }
}

/// <summary>Sign-in by cookie, for accounts and personal links alike.</summary>
public sealed class Sessions(ReviewDb db)
{
    private const string KindClaim = "kind";
    private const string AccountKind = "account";
    private const string LinkKind = "link";
    private const string StampClaim = "stamp";
    private Visitor? known;

    // The longest that browsers keep a cookie.
    private static readonly TimeSpan DeviceKeeps = TimeSpan.FromDays(400);

    public static Task SignInAsync(HttpContext http, Account account) => SignInAsync(http, AccountKind, account.Id.ToString(), account.SecurityStamp!, null);

    /// <summary>A device keeps its link from the notice to the close, over nights and restarts: nobody could give it the secret a second time.</summary>
    /// <param name="http">The request.</param>
    /// <param name="link">The link.</param>
    /// <param name="deviceSecret">Known to this device alone.</param>
    public static Task SignInAsync(HttpContext http, Guid link, string deviceSecret)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return SignInAsync(http, LinkKind, link.ToString(), deviceSecret, new AuthenticationProperties { IsPersistent = true, IssuedUtc = now, ExpiresUtc = now + DeviceKeeps });
    }

    public async Task<Visitor> VisitorAsync(HttpContext http) => known ??= await AskAsync(http);

    /// <summary>The secret of this device for a link, if it has opened it before.</summary>
    public static string? DeviceOf(HttpContext http, Guid link) =>
        http.User.FindFirstValue(KindClaim) == LinkKind && http.User.FindFirstValue(ClaimTypes.NameIdentifier) == link.ToString()
            ? http.User.FindFirstValue(StampClaim)
            : null;

    /// <summary>The personal link that this device has opened, whether or not it still opens; null for everybody else.</summary>
    public static Guid? LinkOf(HttpContext http) =>
        http.User.FindFirstValue(KindClaim) == LinkKind && Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var link) ? link : null;

    private static Task SignInAsync(HttpContext http, string kind, string id, string stamp, AuthenticationProperties? kept)
    {
        var identity = new ClaimsIdentity([new(KindClaim, kind), new(ClaimTypes.NameIdentifier, id), new(StampClaim, stamp)], "review");
        return http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity), kept);
    }

    private async Task<Visitor> AskAsync(HttpContext http)
    {
        var user = http.User;
        if (user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } name || !Guid.TryParse(name, out var id))
        {
            return Visitor.Nobody;
        }

        var stamp = user.FindFirstValue(StampClaim);
        return user.FindFirstValue(KindClaim) == LinkKind ? await OfLinkAsync(id, stamp!) : await OfAccountAsync(id, stamp);
    }

    private async Task<Visitor> OfAccountAsync(Guid id, string? stamp)
    {
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.SecurityStamp == stamp);
        return account is null ? Visitor.Nobody : new Visitor(account.EnterpriseId, account.Id.ToString("N"), account.Name, account.Roles);
    }

    private async Task<Visitor> OfLinkAsync(Guid id, string deviceSecret)
    {
        var device = LinkTokens.Fingerprint(deviceSecret);
        var found = await db.Links.IgnoreQueryFilters().AsNoTracking().Where(l => l.Id == id && l.Device == device)
            .Join(db.Meetings.IgnoreQueryFilters().Where(m => m.Open), l => l.MeetingId, m => m.Id, (l, _) => l).FirstOrDefaultAsync();
        return found is null
            ? Visitor.Nobody
            : new Visitor(found.EnterpriseId, $"link:{found.Id:N}", found.Name, [found.Role], found.PersonKey, found.MeetingId);
    }
}
