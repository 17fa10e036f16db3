using System.Data.Common;
using DemocraticReview.Workflow.Engine;
using DemocraticReview.Workflow.Waking;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Logging;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DemocraticReview.Hangfire;

/// <summary>The process's own Hangfire server, on a storage of its host's. Of Hangfire's static state only the log is used, while it runs: several hosts can live in one process.</summary>
internal sealed partial class HangfireServer(JobStorage storage, IServiceScopeFactory scopes, IRecurringJobManagerV2 recurring, IBackgroundJobClientV2 jobs, WakeTimes times, ILoggerFactory logs, ILogger<HangfireServer> log)
    : IHostedService, IDisposable
{
    public static readonly TimeSpan Polling = TimeSpan.FromSeconds(1);

    // Sweeps are many and say little: an hour of them is enough to look at.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly CancellationTokenSource stopping = new();
    private BackgroundJobServer? server;
    private Task recurrence = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogProvider.SetCurrentLogProvider(new HostLog(logs));
        storage.JobExpirationTimeout = Kept;
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

        // A process that was killed may have left its lock on a recurring job: that is waited out, but not by the product's start.
        recurrence = Task.Run(RecurAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        server?.SendStop();
        await recurrence.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await (server?.WaitForShutdownAsync(cancellationToken) ?? Task.CompletedTask);
        LogProvider.SetCurrentLogProvider(null);
    }

    public void Dispose()
    {
        server?.Dispose();
        stopping.Dispose();
    }

    /// <summary>As Hangfire's calendar says it: every so many seconds, or minutes from one minute on.</summary>
    internal static string Every(TimeSpan pause) => pause < TimeSpan.FromMinutes(1)
        ? $"*/{Math.Max(1, (int)pause.TotalSeconds)} * * * * *"
        : pause < TimeSpan.FromHours(1) ? $"*/{(int)pause.TotalMinutes} * * * *" : $"0 */{Math.Min(23, (int)pause.TotalHours)} * * *";

    private async Task RecurAsync()
    {
        while (true)
        {
            try
            {
                recurring.AddOrUpdate<ClockJobs>("sweep", j => j.SweepAsync(CancellationToken.None), Every(times.Sweep));
                recurring.AddOrUpdate<ClockJobs>("repair", j => j.RepairAsync(CancellationToken.None), Every(times.Repair));
                return;
            }
            catch (Exception e) when (e is DistributedLockTimeoutException or DbException)
            {
                LogNotRecurring(e);
                await Task.Delay(Polling, stopping.Token);
            }
        }
    }

    [LoggerMessage(Level = Microsoft.Extensions.Logging.LogLevel.Warning, Message = "The sweep and the repair cannot be entered as recurring jobs yet; it is tried again.")]
    private partial void LogNotRecurring(Exception e);
}
