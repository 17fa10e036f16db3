using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Pages;

/// <summary>Accounts: one administrator makes them, another one gives them roles, and neither can do both.</summary>
[Shows(Act.SignIn)]
public sealed class AccountsPage : ReviewPage
{
    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string UserName { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty]
    public Guid AccountId { get; set; }

    [BindProperty]
    public List<Role> Chosen { get; set; } = [];

    public bool MayCreate => May(Act.ManageAccounts);

    public bool MayAssign => May(Act.AssignRoles);

    /// <summary>The roles to show as chosen: what was just ticked and refused, else what the account has.</summary>
    public IReadOnlyList<Role> ChosenFor(Account account) => Refusal is not null && account.Id == AccountId ? Chosen : account.Roles;

    public async Task OnGetAsync()
    {
        if (!MayCreate && !MayAssign)
        {
            throw new BrokenRuleException(Rules.NotAllowed, ("act", Act.ManageAccounts));
        }

        Accounts = await Db.Users.AsNoTracking().OrderBy(u => u.UserName).ToListAsync();
    }

    public async Task<IActionResult> OnPostCreateAsync() => await AnswerAsync(await SendAsync(new CreateAccount(UserName ?? "", Name ?? "", Password ?? "")) is not null);

    public async Task<IActionResult> OnPostAssignAsync() => await AnswerAsync(await SendAsync(new AssignRoles(AccountId, Chosen)) is not null);

    private async Task<IActionResult> AnswerAsync(bool done)
    {
        if (done)
        {
            return Redirect("/accounts?done=saved");
        }

        await OnGetAsync();
        return Page();
    }
}
