using DemocraticReview.App.Persistence;
using DemocraticReview.Web.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace DemocraticReview.Web.SigningIn;

internal static class Registration
{
    public static void AddReviewSignIn(this IServiceCollection services, ReviewSettings settings)
    {
        services.AddSingleton(LinkTokens.FromFolder(settings.KeyFolder));
        services.AddScoped<Sessions>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<LinkCheck>();
        services.AddIdentityCore<Account>(o =>
        {
            o.User.AllowedUserNameCharacters = "";
            o.Password.RequiredLength = 10;
            o.Password.RequireNonAlphanumeric = false;
            o.Password.RequireUppercase = false;
            o.Lockout.MaxFailedAccessAttempts = 5;
        }).AddEntityFrameworkStores<ReviewDb>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.Cookie.Name = "review";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.ExpireTimeSpan = TimeSpan.FromHours(12);
            o.SlidingExpiration = true;
        });
    }
}
