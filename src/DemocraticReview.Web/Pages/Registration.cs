using System.Text.Encodings.Web;
using System.Text.Unicode;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Rehearsing;
using DemocraticReview.Web.Texts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace DemocraticReview.Web.Pages;

internal static class Registration
{
    public static void AddReviewPages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddTransient(typeof(IStringLocalizer<>), typeof(SpokenLocalizer<>));
        services.AddRazorPages();

        // Chinese as it is: escaped sign by sign it would be three times as long.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddScoped<WaitingList>();
        services.AddScoped<FirstSteps>();
        services.AddScoped<PublicMeetings>();
        services.AddSingleton<WatchedRehearsals>();
        services.AddHostedService(p => p.GetRequiredService<WatchedRehearsals>());
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "review-form";
            o.Cookie.SameSite = SameSiteMode.Strict;
        });
    }

    public static void MapReviewPages(this WebApplication app)
    {
        app.MapRazorPages();
        app.MapPost("/language", ChooseLanguage).WithMetadata(new ActMetadata(Act.SignIn, null)).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost("/sign-out", (Delegate)SignOutAsync).WithMetadata(new ActMetadata(Act.SignIn, null)).DisableAntiforgery().ExcludeFromDescription();
    }

    private static RedirectHttpResult ChooseLanguage(HttpContext http, [FromForm] string language, [FromForm] string? returnUrl)
    {
        http.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language == "en" ? "en" : "zh-CN")),
            new CookieOptions { Expires = DateTimeOffset.UtcNow.AddYears(1), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });
        return TypedResults.LocalRedirect(returnUrl is ['/', not ('/' or '\\'), ..] ? returnUrl : "/");
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext http)
    {
        await http.SignOutAsync();
        return TypedResults.LocalRedirect("/");
    }
}
