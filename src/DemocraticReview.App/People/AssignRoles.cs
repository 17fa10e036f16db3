using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.People;

/// <summary>The security administrator says which roles an account has from now on.</summary>
public sealed record AssignRoles(Guid AccountId, IReadOnlyList<Role> Roles) : EnterpriseCommand
{
    public override Act Act => Act.AssignRoles;
}

public sealed class AssignRolesHandler(ReviewDb db, Ledger ledger) : IRequestHandler<AssignRoles, Answer>
{
    public async Task<Answer> Handle(AssignRoles request, CancellationToken cancellationToken)
    {
        var account = await db.Users.FirstOrDefaultAsync(u => u.Id == request.AccountId, cancellationToken)
            ?? throw new BrokenRuleException(Rules.NotFound, ("what", request.AccountId));
        var roles = (request.Roles ?? []).Distinct().Order().ToList();
        Accounts.Check(roles);
        account.Roles = roles;

        // Sessions under the old roles end at their next request.
        account.SecurityStamp = account.Id.ToString("N") + request.At.Now.ToUnixTimeMilliseconds();
        var row = (await db.Enterprises.FindAsync([db.EnterpriseId], cancellationToken))!;
        return ledger.Append(row, new RolesAssigned(account.Id, roles), request.At);
    }
}
