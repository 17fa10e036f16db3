using System.Collections.Concurrent;
using App.Tests.Databases.SqlServer;
using DemocraticReview.App.Persistence;
using DemocraticReview.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace App.Tests.Hosting;

/// <summary>One database of one test.</summary>
/// <param name="Provider">One of the names in <see cref="Providers"/>.</param>
/// <param name="Connection">Its connection string.</param>
public sealed record TestDatabase(string Provider, string Connection) : IAsyncDisposable
{
    // Several runs may share one server.
    private static readonly string Run = Guid.NewGuid().ToString("N")[..10];
    private static readonly DirectoryInfo Folder = TemporaryFolder();
    private static readonly ConcurrentDictionary<FlowEngine, Lazy<Task<string>>> Templates = new();
    private static int made;

    /// <summary>Where the keys of the record lie: outside the database, shared by all of its processes.</summary>
    public string KeyFolder { get; } = Path.Combine(Folder.FullName, $"keys-{Interlocked.Increment(ref made)}");

    /// <summary>Set where the product speaks to it as to an SQL Server: takes every statement.</summary>
    public Action<string>? SpokenAsSqlServer { get; private init; }

    public static async Task<TestDatabase> SpokenAsSqlServerAsync(Action<string> note) => await NewAsync(Providers.Sqlite) with { SpokenAsSqlServer = note };

    public static Task<TestDatabase> NewAsync(string provider) => NewAsync(FlowEngine.Embedded(provider));

    /// <summary>Migrated and empty, for an engine that may have tables of its own: a copy of one that was migrated once.</summary>
    public static async Task<TestDatabase> NewAsync(FlowEngine engine)
    {
        var name = NextName();
        var template = await Templates.GetOrAdd(engine, e => new(() => TemplateAsync(e))).Value;
        if (engine.Provider == Providers.Sqlite)
        {
            File.Copy(PathOf(template), PathOf(name));
        }
        else
        {
            await PostgreSqlServer.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        }

        return new TestDatabase(engine.Provider, await ConnectionAsync(engine.Provider, name));
    }

    /// <summary>Nothing in it, not even a schema.</summary>
    public static Task<TestDatabase> EmptyAsync(string provider) => EmptyAsync(provider, NextName());

    /// <summary>Registers it as the product's own database.</summary>
    public IServiceCollection AddTo(IServiceCollection services) => SpokenAsSqlServer is not { } note
        ? services.AddReviewDb(Provider, Connection)
        : services.AddSingleton(new DatabaseReach(Providers.CannotBeReached))
            .AddDbContext<SqlServerReviewDb>((p, o) => o.UseSqlServer(new SqlServerOnSqlite(Connection, note), contextOwnsConnection: true).AddInterceptors(p.GetServices<IInterceptor>()))
            .AddScoped<ReviewDb>(p => p.GetRequiredService<SqlServerReviewDb>());

    public async ValueTask DisposeAsync()
    {
        if (Provider == Providers.Sqlite)
        {
            using var connection = new SqliteConnection(Connection);
            SqliteConnection.ClearPool(connection);
            foreach (var file in Folder.EnumerateFiles(Path.GetFileName(connection.DataSource) + "*"))
            {
                file.Delete();
            }
        }
        else
        {
            await using var connection = new NpgsqlConnection(Connection);
            NpgsqlConnection.ClearPool(connection);
            await PostgreSqlServer.ExecuteAsync($"DROP DATABASE {connection.Database} WITH (FORCE)");
        }
    }

    private static async Task<TestDatabase> EmptyAsync(string provider, string name)
    {
        if (provider == Providers.PostgreSql)
        {
            await PostgreSqlServer.ExecuteAsync($"CREATE DATABASE {name}");
        }

        return new TestDatabase(provider, await ConnectionAsync(provider, name));
    }

    private static async Task<string> TemplateAsync(FlowEngine engine)
    {
        var name = $"review_template_{engine.Offer.Name}_{Run}";
        var database = await EmptyAsync(engine.Provider, name);
        await using (var host = ReviewHost.On(engine, database))
        {
            await host.MigrateAsync();
        }

        // A database that somebody is connected to is neither copied whole nor allowed as a template.
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (engine.Provider == Providers.PostgreSql)
        {
            PostgreSqlServer.DropAtTheEnd(name);
        }

        return name;
    }

    private static async Task<string> ConnectionAsync(string provider, string name) => provider == Providers.Sqlite
        ? $"Data Source={PathOf(name)}"
        : new NpgsqlConnectionStringBuilder(await PostgreSqlServer.ConnectionAsync()) { Database = name }.ConnectionString;

    private static string NextName() => $"review_{Run}_{Interlocked.Increment(ref made)}";

    private static string PathOf(string name) => Path.Combine(Folder.FullName, $"{name}.db");

    private static DirectoryInfo TemporaryFolder()
    {
        var folder = Directory.CreateTempSubdirectory("review-tests-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        return folder;
    }
}
