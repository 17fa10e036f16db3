using DemocraticReview.Workflow.Engine;
using DemocraticReview.Workflow.Waking;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DemocraticReview.Hangfire;

/// <summary>The process's own Hangfire server, on a storage of its host's. Of Hangfire's static state only the log is used, while it runs: several hosts can live in one process.</summary>
internal sealed class HangfireServer(JobStorage storage, IServiceScopeFactory scopes, IRecurringJobManagerV2 recurring, IBackgroundJobClientV2 jobs, WakeTimes times, ILoggerFactory logs)
    : IHostedService, IDisposable
{
    public static readonly TimeSpan Polling = TimeSpan.FromSeconds(1);

    // Sweeps are many and say little: an hour of them is enough to look at.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private BackgroundJobServer? server;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogProvider.SetCurrentLogProvider(new HostLog(logs));
        storage.JobExpirationTimeout = Kept;
        recurring.AddOrUpdate<ClockJobs>("sweep", j => j.SweepAsync(CancellationToken.None), Every(times.Sweep));
        recurring.AddOrUpdate<ClockJobs>("repair", j => j.RepairAsync(CancellationToken.None), Every(times.Repair));
        jobs.Enqueue<ClockJobs>(j => j.RepairAsync(CancellationToken.None));
        jobs.Enqueue<ClockJobs>(j => j.SweepAsync(CancellationToken.None));
        server = new BackgroundJobServer(
            new BackgroundJobServerOptions
            {
                Activator = new AspNetCoreJobActivator(scopes),
                WorkerCount = 2,
                SchedulePollingInterval = Polling,
                ServerName = "review",
            },
            storage);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        server?.SendStop();
        await (server?.WaitForShutdownAsync(cancellationToken) ?? Task.CompletedTask);
        LogProvider.SetCurrentLogProvider(null);
    }

    public void Dispose() => server?.Dispose();

    /// <summary>As Hangfire's calendar says it: every so many seconds, or minutes from one minute on.</summary>
    internal static string Every(TimeSpan pause) => pause < TimeSpan.FromMinutes(1)
        ? $"*/{Math.Max(1, (int)pause.TotalSeconds)} * * * * *"
        : pause < TimeSpan.FromHours(1) ? $"*/{(int)pause.TotalMinutes} * * * *" : $"0 */{Math.Min(23, (int)pause.TotalHours)} * * *";
}
