using DemocraticReview.Workflow.Engine;
using DemocraticReview.Workflow.Waking;
using Hangfire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DemocraticReview.Hangfire;

public static class Registration
{
    /// <summary>Shows Hangfire's dashboard, to look at only: what it could change, the next sweep would undo.</summary>
    /// <param name="app">The product.</param>
    /// <param name="path">Where, with a leading slash.</param>
    /// <param name="check">Asks whether the visitor may look, and throws otherwise.</param>
    /// <returns>Its route; null where another wake port runs, and nothing is shown.</returns>
    public static IEndpointConventionBuilder? MapClockDashboard(this WebApplication app, string path, Func<HttpContext, Task> check) =>
        app.Services.GetRequiredService<RunningEngines>().Wake != HangfireWake.Name ? null : app.MapHangfireDashboard(path, new DashboardOptions
        {
            Authorization = [],
            AsyncAuthorization = [new Looking(check)],
            IsReadOnlyFunc = _ => true,
            AppPath = "/",
            DisplayStorageConnectionString = false,
        });

    internal static void AddHangfireWake(this IServiceCollection services, Func<JobStorage> storage)
    {
        // Before Hangfire's own, which would take its static ones.
        services.AddSingleton(_ => storage());
        services.AddHangfire(_ => { });

        // Hangfire's own would set its static log provider and activator whenever a host is built, and leave them when it is disposed.
        services.Replace(ServiceDescriptor.Singleton<IGlobalConfiguration>(GlobalConfiguration.Configuration));
        services.AddSingleton<IWake, HangfireWake>();
        services.AddSingleton<IEnginePreparation, HangfireTables>();
        services.AddScoped<ClockJobs>();
        services.AddHostedService<HangfireServer>();
    }

    // Hangfire makes its tables when its storage is first asked for.
    private sealed class HangfireTables(IServiceProvider services) : IEnginePreparation
    {
        public Task PrepareAsync(CancellationToken cancellation)
        {
            services.GetRequiredService<JobStorage>();
            return Task.CompletedTask;
        }
    }
}
