using DemocraticReview.Migrations;
using DemocraticReview.Workflow.Engine;
using DemocraticReview.Workflow.Waking;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.SqlServer;

namespace DemocraticReview.Hangfire;

/// <summary>Hangfire as the wake port: a delayed job for each clock, recurring ones for the sweep and the repair.</summary>
/// <remarks>Its jobs lie in the product's own database, in a schema of their own. On SQLite, which one process serves, they lie in memory: the first sweep after a start finds every clock.</remarks>
public sealed class HangfireWake(IBackgroundJobClientV2 jobs, TimeProvider clock) : IWake
{
    public const string Name = "hangfire";

    // On PostgreSQL a lock is a row, and outlives the process that was killed with it. None is held for longer than a moment; one that is taken twice costs a sweep too many.
    private static readonly TimeSpan LockKept = TimeSpan.FromSeconds(10);

    public static EngineOffer Offer { get; } = new(Name, _ => true, (services, site) => services.AddHangfireWake(StorageAt(site)));

    /// <summary>The same with its jobs in memory, whatever the database: each process then wakes for itself.</summary>
    public static EngineOffer InMemory { get; } = new(Name, _ => true, (services, _) => services.AddHangfireWake(() => new InMemoryStorage()));

    public Task FollowAsync(ClockChanges changes)
    {
        // A clock that was stopped leaves its job: it finds no row and does nothing.
        foreach (var due in changes.Set)
        {
            var wait = due.DueAt - clock.GetUtcNow();
            jobs.Schedule<ClockJobs>(j => j.RunAsync(due.SubjectId, due.Key, CancellationToken.None), wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
        }

        return Task.CompletedTask;
    }

    private static Func<JobStorage> StorageAt(EngineSite site) => site.Provider switch
    {
        Databases.PostgreSql => () => OnPostgreSql(site.Connection, new PostgreSqlStorageOptions { QueuePollInterval = HangfireServer.Polling, DistributedLockTimeout = LockKept }),
        Databases.SqlServer => () => new SqlServerStorage(site.Connection, new SqlServerStorageOptions { QueuePollInterval = HangfireServer.Polling }),
        _ => () => new InMemoryStorage(),
    };

    private static PostgreSqlStorage OnPostgreSql(string connection, PostgreSqlStorageOptions options) => new(new NpgsqlConnectionFactory(connection, options), options);
}
