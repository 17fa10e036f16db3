using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.SigningIn;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

[Shows(Act.SignIn)]
public sealed class SignInPage : ReviewPage
{
    [BindProperty]
    public string UserName { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            await Service<PasswordCheck>().SignInAsync(HttpContext, new PasswordSignIn(UserName, Password));
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
        }
        catch (BrokenRuleException refused)
        {
            Refuse(refused);
            return Page();
        }
    }
}
