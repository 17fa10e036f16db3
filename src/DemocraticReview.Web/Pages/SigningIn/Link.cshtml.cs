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

    public LinkStanding Standing { get; private set; } = new(LinkState.Open);

    public async Task<IActionResult> OnGetAsync()
    {
        Standing = await Service<LinkCheck>().StandingAsync(HttpContext, Token, HttpContext.RequestAborted);
        return Standing is { State: LinkState.Open, MeetingId: { } meeting } && Visitor.MeetingId == meeting
            && Service<LinkTokens>().Read(Token) is { } link && Visitor.Id == $"link:{link.Link:N}" ? Redirect($"/my/{meeting}") : Page();
    }

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
            Standing = await Service<LinkCheck>().StandingAsync(HttpContext, Token, HttpContext.RequestAborted);
            return Page();
        }
    }
}
