using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Api;

internal static class Registration
{
    public static void AddReviewApi(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Sender>();
        services.AddOpenApi("v1");
    }

    public static void MapReviewApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        SignInRoutes.Map(api);
        CommandRoutes.Map(api);
        ReadRoutes.Map(api);
        RosterRoutes.Map(api);
        api.MapFallback((HttpContext http) => Task.FromException(new BrokenRuleException(Rules.NotFound, ("what", http.Request.Path.Value ?? ""))))
            .WithMetadata(new ActMetadata(Act.ReadPublicNotice, null));
        ChangeStream.Map(app);
        app.MapOpenApi().WithMetadata(new ActMetadata(Act.ReadPublicNotice, null));
        app.MapGet("/health", HealthAsync).WithMetadata(new ActMetadata(Act.ReadPublicNotice, null));
    }

    private static async Task<IResult> HealthAsync(ReviewDb db, CancellationToken cancellation) => await db.Database.CanConnectAsync(cancellation)
        ? Results.Ok(new { status = "ok", flow = "embedded", wake = "hosted loop" })
        : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
}
