using DemocraticReview.App.Persistence;
using DemocraticReview.Migrations.PostgreSql;
using DemocraticReview.Migrations.Sqlite;
using DemocraticReview.Migrations.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace DemocraticReview.Migrations;

/// <summary>The three databases, by name. SQLite is the default; the others are for production.</summary>
public static class Databases
{
    public const string Sqlite = "sqlite";
    public const string SqlServer = "sqlserver";
    public const string PostgreSql = "postgresql";

    private const int MostPrepared = 100;

    /// <param name="services">The host's services.</param>
    /// <param name="provider">One of the three names.</param>
    /// <param name="connection">Connection string of that provider.</param>
    /// <exception cref="ArgumentException">No such provider.</exception>
    public static IServiceCollection AddReviewDb(this IServiceCollection services, string provider, string connection) => provider switch
    {
        // No provider's own retry: it would repeat single statements, and here a whole unit of work is repeated or nothing.
        Sqlite => services.AddPooled<SqliteReviewDb>(o => o.UseSqlite(connection)),
        SqlServer => services.AddPooled<SqlServerReviewDb>(o => o.UseSqlServer(connection)),
        PostgreSql => services.AddPooled<PostgreSqlReviewDb>(o => o.UseNpgsql(Prepared(connection))),
        _ => throw new ArgumentException($"Database:Provider must be {Sqlite}, {SqlServer} or {PostgreSql}, not '{provider}'.", nameof(provider)),
    };

    // The server plans a statement once for each connection, not each time. Whoever has a pooler before it that changes connections says 0.
    private static string Prepared(string connection)
    {
        var given = new NpgsqlConnectionStringBuilder(connection);
        return given.ShouldSerialize("Max Auto Prepare") ? connection : new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = MostPrepared }.ConnectionString;
    }

    /// <summary>Brings the schema up to date, one process at a time.</summary>
    public static Task MigrateAsync(ReviewDb db, CancellationToken cancellation) => PrepareAsync(db, () => Task.CompletedTask, cancellation);

    /// <summary>Brings the schema up to date, then does whatever else no two processes may do at once at their start. The lock ends with the process, however that ends.</summary>
    public static async Task PrepareAsync(ReviewDb db, Func<Task> further, CancellationToken cancellation)
    {
        if (db.Database.IsSqlite())
        {
            await using var alone = await SqliteStart.AloneAsync(db, cancellation);
            await SqliteStart.ReadyAsync(db, cancellation);
            await UpdateAsync(db, cancellation);
            await further();
        }
        else if (db.Database.IsNpgsql())
        {
            await CreatedDatabase.EnsureAsync(db, cancellation);
            await using var alone = await PostgreSqlStart.AloneAsync(db, cancellation);
            await UpdateAsync(db, cancellation);
            await further();
        }
        else
        {
            await CreatedDatabase.EnsureAsync(db, cancellation);
            await using var alone = await SqlServerStart.AloneAsync(db, cancellation);
            await UpdateAsync(db, cancellation);
            await further();
        }
    }

    // The question is cheap; EF Core's migrating compares whole models even where nothing is left to do, at every start.
    private static async Task UpdateAsync(ReviewDb db, CancellationToken cancellation)
    {
        if (!db.Database.IsSqlite())
        {
            // Asked for a table that is not there, Npgsql answers right and logs a failure all the same, at everybody's first start.
            await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellation);
        }

        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
        {
            await db.Database.MigrateAsync(cancellation);
        }
    }

    /// <summary>Whether an exception means that the database cannot be reached at all, rather than that a command failed.</summary>
    public static bool CannotBeReached(Exception exception) => exception.GetBaseException() switch
    {
        SqlException e => e.Number is -2 or -1 or 2 or 53 or 258 or 10060 or 10061 or 0 || e.Class >= 20,
        PostgresException e => e.SqlState.StartsWith("08", StringComparison.Ordinal)
            || e.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections,
        NpgsqlException => true,
        SqliteException e => e.SqliteErrorCode is 14,
        System.Net.Sockets.SocketException or TimeoutException => true,
        _ => false,
    };

    // To make a context costs as much as several queries, so they are lent and come back. What one unit of work set on it must not be there for the next.
    private static IServiceCollection AddPooled<T>(this IServiceCollection services, Action<DbContextOptionsBuilder> use)
        where T : ReviewDb => services
        .AddSingleton(new DatabaseReach(CannotBeReached))
        .AddPooledDbContextFactory<T>((p, o) =>
        {
            use(o);
            o.AddInterceptors(p.GetServices<IInterceptor>());
        })
        .AddScoped<ReviewDb>(p =>
        {
            var db = p.GetRequiredService<IDbContextFactory<T>>().CreateDbContext();
            db.EnterpriseId = Guid.Empty;
            return db;
        });
}
