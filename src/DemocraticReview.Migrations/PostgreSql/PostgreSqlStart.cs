using DemocraticReview.App.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DemocraticReview.Migrations.PostgreSql;

/// <summary>Processes that start at once on PostgreSQL take turns by an advisory lock, which the server gives back when its session ends.</summary>
internal static class PostgreSqlStart
{
    // Any number, the same in every version of the product.
    private const long Lock = 0x726576696577;

    /// <returns>The session that holds the lock.</returns>
    public static async Task<NpgsqlConnection> AloneAsync(ReviewDb db, CancellationToken cancellation)
    {
        // Not from the pool: a session that goes back there would keep the lock.
        var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await session.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({Lock})", session);
        await command.ExecuteNonQueryAsync(cancellation);
        return session;
    }
}
