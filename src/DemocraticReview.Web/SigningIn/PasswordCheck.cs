using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Web.Api;
using Microsoft.AspNetCore.Identity;

namespace DemocraticReview.Web.SigningIn;

/// <summary>Sign-in of an officer, for the API and the page alike.</summary>
public sealed class PasswordCheck(UserManager<Account> users)
{
    /// <exception cref="BrokenRuleException"><see cref="Rules.SignInFailed"/> or <see cref="Rules.AccountLocked"/>.</exception>
    public async Task<SignedIn> SignInAsync(HttpContext http, PasswordSignIn given)
    {
        var account = await users.FindByNameAsync(given.UserName ?? "");
        if (account is null)
        {
            // As slow as a wrong password, so that the time does not tell which names exist.
            users.PasswordHasher.HashPassword(new Account { Name = "" }, given.Password ?? "");
            throw new BrokenRuleException(Rules.SignInFailed);
        }

        if (await users.IsLockedOutAsync(account))
        {
            throw new BrokenRuleException(Rules.AccountLocked, ("minutes", (int)users.Options.Lockout.DefaultLockoutTimeSpan.TotalMinutes));
        }

        if (!await users.CheckPasswordAsync(account, given.Password ?? ""))
        {
            await users.AccessFailedAsync(account);
            throw new BrokenRuleException(Rules.SignInFailed);
        }

        await users.ResetAccessFailedCountAsync(account);
        await Sessions.SignInAsync(http, account);
        return new SignedIn(account.Name, account.Roles, null, null);
    }
}
