using DemocraticReview.App.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Migrations.SqlServer;

/// <summary>Processes that start at once on SQL Server take turns by an application lock, which the server gives back when its session ends.</summary>
public static class SqlServerStart
{
    public const string TakeTurns = "EXEC sp_getapplock @Resource = N'DemocraticReview.Start', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1;";

    /// <returns>The session that holds the lock.</returns>
    internal static async Task<SqlConnection> AloneAsync(ReviewDb db, CancellationToken cancellation)
    {
        // Not from the pool: a session that goes back there would keep the lock.
        var session = new SqlConnection(new SqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false }.ConnectionString);
        await session.OpenAsync(cancellation);
        await using var command = new SqlCommand(TakeTurns, session) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
        return session;
    }
}
