using DemocraticReview.Core.Rights;

namespace DemocraticReview.Core.People;

/// <summary>What happened to an enterprise as a whole: its settings, accounts and corps. The rows themselves are kept beside.</summary>
public abstract record EnterpriseEvent;

public sealed record EnterpriseFounded(Guid Id, string Name) : EnterpriseEvent;

/// <summary>Holidays and make-up working days, as the State Council announces them each year.</summary>
public sealed record CalendarChanged(IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> MakeUpDays) : EnterpriseEvent;

public sealed record AccountCreated(Guid AccountId, string UserName, string Name) : EnterpriseEvent;

public sealed record RolesAssigned(Guid AccountId, IReadOnlyList<Role> Roles) : EnterpriseEvent;

/// <summary>A roster was confirmed. <paramref name="Digest"/> names what was previewed.</summary>
public sealed record RosterImported(string Digest, int Added, int Changed, int Retired) : EnterpriseEvent;
