using App.Tests.Hosting;
using DemocraticReview.App.People;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Storm.Tests;

/// <summary>One database and the processes on it. What has to be there before they start is done through the flow port.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("review-storm-");
    private readonly FlowEngine engine;

    private Site(FlowEngine engine, TestDatabase database, int nodes)
    {
        this.engine = engine;
        Database = database;
        Nodes = [.. Enumerable.Range(0, nodes).Select(_ => new Node(database, folder.FullName, engine))];
    }

    public TestDatabase Database { get; }

    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>An enterprise founded, with an account named <c>union</c> of the union office.</summary>
    public static async Task<Site> FoundedAsync(FlowEngine engine, int nodes, Func<Play, Task>? prepare = null)
    {
        var site = new Site(engine, await TestDatabase.NewAsync(engine), nodes);
        await using var host = await site.HostAsync();
        var play = await Play.FoundAsync(host);
        var account = await play.DoAsync(new CreateAccount("union", "工会办公室", Caller.Password), Cast.System);
        await play.DoAsync(new AssignRoles(account.Id, [Role.UnionOfficer]), Cast.Security);
        if (prepare is not null)
        {
            await prepare(play);
        }

        return site;
    }

    public static async Task<Site> EmptyAsync(FlowEngine engine, int nodes) => new(engine, await TestDatabase.EmptyAsync(engine.Provider), nodes);

    /// <summary>A look at the database beside the processes.</summary>
    public Task<ReviewHost> HostAsync() => ReviewHost.StartAsync(engine, Database);

    public Task StartAsync() => Task.WhenAll(Nodes.Select(n => n.StartAsync()));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
        {
            node.Dispose();
        }

        await Database.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
