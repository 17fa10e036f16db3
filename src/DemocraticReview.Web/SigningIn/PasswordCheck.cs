using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Web.Api;
using Microsoft.AspNetCore.Identity;

namespace DemocraticReview.Web.SigningIn;

/// <summary>Sign-in of an officer, for the API and the page alike.</summary>
public sealed class PasswordCheck(UserManager<Account> users)
{
    /// <summary>An unknown name, a wrong password and a locked account are told alike and take as long, so that no answer tells which names exist.</summary>
    /// <exception cref="BrokenRuleException"><see cref="Rules.SignInFailed"/>.</exception>
    public async Task<SignedIn> SignInAsync(HttpContext http, PasswordSignIn given)
    {
        var account = await users.FindByNameAsync(given.UserName ?? "");
        if (account is null)
        {
            users.PasswordHasher.HashPassword(new Account { Name = "" }, given.Password ?? "");
            throw Failed();
        }

        var isRight = await users.CheckPasswordAsync(account, given.Password ?? "");
        if (await users.IsLockedOutAsync(account))
        {
            throw Failed();
        }

        if (!isRight)
        {
            await users.AccessFailedAsync(account);
            throw Failed();
        }

        await users.ResetAccessFailedCountAsync(account);
        await Sessions.SignInAsync(http, account);
        return new SignedIn(account.Name, account.Roles, null, null);
    }

    private BrokenRuleException Failed() => new(
        Rules.SignInFailed, ("tries", users.Options.Lockout.MaxFailedAccessAttempts), ("minutes", (int)users.Options.Lockout.DefaultLockoutTimeSpan.TotalMinutes));
}
