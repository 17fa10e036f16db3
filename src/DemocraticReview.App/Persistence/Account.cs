using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Identity;

namespace DemocraticReview.App.Persistence;

/// <summary>An officer's account. Judges, respondents and the hall's officers need none: they come by personal link.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Guid EnterpriseId { get; init; }

    public required string Name { get; set; }

    public List<Role> Roles { get; set; } = [];
}
