using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Workflow.Engine;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Api;

/// <summary>Whether the product works, and on which engines.</summary>
internal sealed record Health(string Status, string Flow, string Wake);

internal static class Registration
{
    public static void AddReviewApi(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Sender>();
        services.AddSingleton<Faults>();
        services.AddReviewDocument();
    }

    public static void MapReviewApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithMetadata(new BodyLimits(BodyLimits.Command));
        SignInRoutes.Map(api);
        CommandRoutes.Map(api);
        ReadRoutes.Map(api);
        RecordRoutes.Map(api);
        VoteRoutes.Map(api);
        RosterRoutes.Map(api);
        DossierRoutes.Map(api);
        ChangeStream.Map(app);
        app.MapOpenApi().WithMetadata(new ActMetadata(Act.ReadPublicNotice, null));
        app.MapGet("/health", HealthAsync).WithName("ReadHealth").WithSummary("For a monitor: whether the product works.").WithTags("Health").WithMetadata(new ActMetadata(Act.ReadPublicNotice, null)).Produces<Health>();
    }

    private static async Task<Health> HealthAsync(ReviewDb db, RunningEngines engines, CancellationToken cancellation) => await db.Database.CanConnectAsync(cancellation)
        ? new Health("ok", engines.Flow, engines.Wake)
        : throw new BrokenRuleException(Rules.DatabaseUnreachable);
}
