using System.Collections.Concurrent;
using App.Tests.Hosting;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Workflow.Engine;
using DemocraticReview.Workflow.Waking;

namespace App.Tests.Flow;

/// <summary>The contract of <see cref="IFlow"/>, held against one engine on one database. Each fact has a database of its own.</summary>
public abstract class FlowContract(FlowEngine engine) : IAsyncLifetime
{
    private readonly ConcurrentBag<ReviewHost> hosts = [];

    protected FlowEngine Engine { get; } = engine;

    protected TestDatabase Database { get; private set; } = null!;

    protected ReviewHost Host { get; private set; } = null!;

    private protected Play Play { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.NewAsync(Engine);
        Host = await StartAsync();
        Play = await Play.FoundAsync(Host);
    }

    public async Task DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.SleepAsync();
            await host.DisposeAsync();
        }

        await Database.DisposeAsync();
    }

    /// <summary>A further host on the same database, as another process would be.</summary>
    protected async Task<ReviewHost> StartAsync(string? workflows = null, EngineOffer? wake = null, WakeTimes? times = null)
    {
        var host = await ReviewHost.StartAsync(Engine, Database, workflows, wake, times);
        hosts.Add(host);
        return host;
    }

    private protected Task<FlowRow> CursorAsync(Guid subject) => Host.WithAsync(db => Task.FromResult(db.Flows.Single(f => f.SubjectId == subject)), Play.EnterpriseId);

    private protected Task<List<string>> JournalAsync(Guid subject) => Play.RowsAsync(
        db => db.FlowSteps.Where(s => s.SubjectId == subject).OrderBy(s => s.Seq).Select(s => s.ActivityId + " " + s.Outcome + (s.Item == null ? "" : " " + s.Item)));
}
