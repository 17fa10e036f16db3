using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.People;

/// <summary>An officer's first sign-in.</summary>
public sealed record NewAccount(string UserName, string Name, string Password);

/// <summary>The first step on an empty installation: the enterprise, and the two administrators who between them make every other account.</summary>
/// <param name="Name">Name of the enterprise.</param>
/// <param name="SystemAdministrator">系统管理员: makes accounts.</param>
/// <param name="SecurityAdministrator">安全管理员: gives them roles.</param>
/// <param name="SetUpCode">Shown at the start, so that only who stands at the machine founds.</param>
public sealed record FoundEnterprise(string Name, NewAccount SystemAdministrator, NewAccount SecurityAdministrator, string SetUpCode) : EnterpriseCommand
{
    public override Act Act => Act.FoundEnterprise;

    public override object Fingerprint() => new { Name, System = SystemAdministrator.UserName, Security = SecurityAdministrator.UserName };
}

public sealed class FoundEnterpriseHandler(ReviewDb db, Ledger ledger, Accounts accounts, SetUpCode code) : IRequestHandler<FoundEnterprise, Answer>
{
    public async Task<Answer> Handle(FoundEnterprise request, CancellationToken cancellationToken)
    {
        if (await db.Enterprises.IgnoreQueryFilters().AnyAsync(cancellationToken))
        {
            throw new BrokenRuleException(Rules.EnterpriseExists);
        }

        if (!code.Matches(request.SetUpCode))
        {
            throw new BrokenRuleException(Rules.SetUpCodeWrong);
        }

        Require.Text(request.Name, 100, "name");
        var row = new EnterpriseRow { Id = db.EnterpriseId, EnterpriseId = db.EnterpriseId, Name = request.Name.Trim() };
        db.Enterprises.Add(row);
        await accounts.CreateAsync(request.SystemAdministrator, [Role.SystemAdministrator]);
        await accounts.CreateAsync(request.SecurityAdministrator, [Role.SecurityAdministrator]);
        return ledger.Append(row, new EnterpriseFounded(row.Id, row.Name), request.At);
    }
}
