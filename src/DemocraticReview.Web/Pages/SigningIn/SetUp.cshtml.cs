using DemocraticReview.App.Commands;
using DemocraticReview.App.People;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>The first page of an empty installation.</summary>
[Shows(Act.FoundEnterprise)]
public sealed class SetUpPage : ReviewPage
{
    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public Typed SystemAdministrator { get; set; } = new();

    [BindProperty]
    public Typed SecurityAdministrator { get; set; } = new();

    [BindProperty]
    public string SetUpCode { get; set; } = "";

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            var command = new FoundEnterprise(Name, SystemAdministrator.Account, SecurityAdministrator.Account, SetUpCode);
            await Service<IFlow>().ExecuteAsync(command, Visitor.ActorFor(command.Act), SignInRoutes.EnterpriseKey(CommandId), CommandId, HttpContext.RequestAborted);
            return Redirect("/sign-in?done=founded&returnUrl=%2Ffirst-steps");
        }
        catch (BrokenRuleException refused)
        {
            Refuse(refused);
            return Page();
        }
    }

    /// <summary>An account as typed.</summary>
    public sealed class Typed
    {
        public string Name { get; set; } = "";

        public string UserName { get; set; } = "";

        public string Password { get; set; } = "";

        public NewAccount Account => new(UserName, Name, Password);
    }
}
