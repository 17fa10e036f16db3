using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.People;

/// <summary>The system administrator creates an account; it can do nothing until the security administrator gives it roles.</summary>
public sealed record CreateAccount(string UserName, string Name, string Password) : EnterpriseCommand
{
    public override Act Act => Act.ManageAccounts;

    // A fingerprint of the password would be a way to guess it.
    public override object Fingerprint() => new { UserName, Name };
}

public sealed class CreateAccountHandler(ReviewDb db, Ledger ledger, Accounts accounts) : IRequestHandler<CreateAccount, Answer>
{
    public async Task<Answer> Handle(CreateAccount request, CancellationToken cancellationToken)
    {
        var account = await accounts.CreateAsync(new NewAccount(request.UserName, request.Name, request.Password), []);
        var row = (await db.Enterprises.FindAsync([db.EnterpriseId], cancellationToken))!;
        return ledger.Append(row, new AccountCreated(account.Id, account.UserName!, account.Name), request.At) with { Id = account.Id };
    }
}
