using DemocraticReview.Core.Rights;
using DemocraticReview.Hangfire;
using DemocraticReview.Migrations;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.SigningIn;
using DemocraticReview.Workflow.Engine;
using DemocraticReview.Workflow.Waking;

namespace DemocraticReview.Web.Hosting;

/// <summary>The engines that this build holds, the preferred one last. An adapter joins the product by one line here.</summary>
internal static class Engines
{
#if PUBLIC_FEED
    private static readonly EngineOffer[] Flows = [EmbeddedEngine.Offer, Elsa.ElsaFlow.Offer];
#else
    private static readonly EngineOffer[] Flows = [EmbeddedEngine.Offer];
#endif

    private static readonly EngineOffer[] Wakes = [DueLoop.Offer, HangfireWake.Offer];

    public static void AddReviewEngines(this IServiceCollection services, ReviewSettings settings) => services.AddReviewFlow(
        EngineOffer.Choose(Flows, "Engine:Flow", settings.Flow, settings.Provider),
        EngineOffer.Choose(Wakes, "Engine:Wake", settings.Wake, settings.Provider),
        new EngineSite(settings.Provider, settings.Connection, OneWriter: settings.Provider == Databases.Sqlite));

    /// <summary>Pages that an engine brings with it, for the system administrator alone.</summary>
    public static void MapReviewEngines(this WebApplication app) =>
        app.MapClockDashboard("/hangfire", async http => (await http.RequestServices.GetRequiredService<Sessions>().VisitorAsync(http)).ActorFor(Act.ManageSettings))
            ?.WithMetadata(new ActMetadata(Act.ManageSettings, null));
}
