using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Rights;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>One of the steps that take a new enterprise to its first meeting.</summary>
/// <param name="Key">Of the texts <c>First.{Key}</c> and <c>First.{Key}.Why</c>.</param>
/// <param name="Who">Whose step it is.</param>
/// <param name="Done">Whether it is done.</param>
/// <param name="Address">Where it is done.</param>
public sealed record FirstStep(string Key, Role Who, bool Done, string Address);

/// <summary>The way of a new enterprise from its founding to its first meeting, read from what is there.</summary>
public sealed class FirstSteps(ReviewDb db)
{
    /// <summary>Parts that a works cannot do without, each with how many people it takes: whoever writes never reviews the own text.</summary>
    public static IReadOnlyList<(Role Role, int People)> Parts { get; } =
        [(Role.UnionOfficer, 2), (Role.EvaluationOfficer, 2), (Role.DisciplineOfficer, 1), (Role.EnterpriseHead, 1), (Role.AuditAdministrator, 1)];

    /// <summary>In their order.</summary>
    public async Task<IReadOnlyList<FirstStep>> OfAsync(CancellationToken cancellation)
    {
        var missing = await MissingAsync(cancellation);
        var withoutRoles = (await db.Users.AsNoTracking().ToListAsync(cancellation)).Count(u => u.Roles.Count == 0);
        return
        [
            new("Accounts", Role.SystemAdministrator, missing.Sum(m => m.People) <= withoutRoles, "/accounts"),
            new("Roles", Role.SecurityAdministrator, missing.Count == 0, "/accounts"),
            new("Calendar", Role.SystemAdministrator, await db.Enterprises.AnyAsync(e => e.Id == db.EnterpriseId && e.Calendar != null, cancellation), "/settings"),
            new("Roster", Role.UnionOfficer, await db.Members.AnyAsync(cancellation), "/roster"),
            new("Item", Role.EvaluationOfficer, await db.Items.AnyAsync(cancellation), "/items/new"),
            new("Meeting", Role.UnionOfficer, await db.Meetings.AnyAsync(cancellation), "/meetings/new"),
        ];
    }

    /// <summary>Parts that nobody has been given yet, with how many people are missing.</summary>
    public async Task<IReadOnlyList<(Role Role, int People)>> MissingAsync(CancellationToken cancellation)
    {
        var held = (await db.Users.AsNoTracking().ToListAsync(cancellation)).SelectMany(u => u.Roles).ToLookup(r => r);
        return [.. Parts.Select(p => (p.Role, p.People - held[p.Role].Count())).Where(p => p.Item2 > 0)];
    }
}
