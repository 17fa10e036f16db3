using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.People;

/// <summary>Creates accounts in the unit of work, by ASP.NET Core Identity's own rules, and says in ours what it refuses.</summary>
public sealed class Accounts(ReviewDb db, UserManager<Account> users, Entropy entropy)
{
    public async Task<Account> CreateAsync(NewAccount wished, IReadOnlyList<Role> roles)
    {
        Require.Text(wished.UserName, 60, "userName");
        Require.Text(wished.Name, 60, "name");
        Require.Text(wished.Password, 200, "password");
        Check(roles);

        // Names are unique across enterprises, since signing in comes before anybody knows the enterprise; Identity looks through the filter.
        var name = users.NormalizeName(wished.UserName.Trim());
        if (await db.Users.IgnoreQueryFilters().AnyAsync(u => u.NormalizedUserName == name))
        {
            throw new BrokenRuleException(Rules.UserNameTaken, ("userName", wished.UserName));
        }

        var account = new Account { Id = entropy.Key(), EnterpriseId = db.EnterpriseId, UserName = wished.UserName.Trim(), Name = wished.Name.Trim(), Roles = [.. roles] };
        var result = await users.CreateAsync(account, wished.Password);
        if (result.Succeeded)
        {
            return account;
        }

        var first = result.Errors.First();
        throw first.Code.StartsWith("Password", StringComparison.Ordinal)
            ? new BrokenRuleException(Rules.PasswordTooWeak, ("minimum", users.Options.Password.RequiredLength))
            : new BrokenRuleException(Rules.MalformedRequest, ("path", "userName"), ("why", first.Description));
    }

    public static void Check(IReadOnlyCollection<Role> roles)
    {
        foreach (var role in roles.Where(r => !RightsTable.AccountRoles.Contains(r)))
        {
            throw new BrokenRuleException(Rules.RoleNotForAccounts, ("role", role));
        }

        RightsTable.CheckTogether(roles);
    }
}
