using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.SigningIn;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Pages;

/// <summary>A personal link, as the QR code opens it. Opening takes a tap, so that a preview by a messenger binds nothing.</summary>
[Shows(Act.SignIn)]
public sealed class LinkPage : ReviewPage
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public IActionResult OnGet() =>
        Visitor.MeetingId is { } meeting && Service<LinkTokens>().Read(Token) is { } link && Visitor.Id == $"link:{link.Link:N}" ? Redirect($"/my/{meeting}") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            var signedIn = await Service<LinkCheck>().SignInAsync(HttpContext, Token, CommandId, HttpContext.RequestAborted);
            return Redirect($"/my/{signedIn.MeetingId}");
        }
        catch (BrokenRuleException refused)
        {
            Refuse(refused);
            return Page();
        }
    }
}
