using System.Data.Common;
using DemocraticReview.App.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace DemocraticReview.Migrations;

/// <summary>On a server a database has to be there before anybody can take a lock in it.</summary>
internal static class CreatedDatabase
{
    public static async Task EnsureAsync(ReviewDb db, CancellationToken cancellation)
    {
        // With options of its own it writes no log: that a process was not the first to create the database is no failure to be told.
        await using var quiet = Quiet(db);
        var creator = quiet.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancellation))
        {
            return;
        }

        try
        {
            await creator.CreateAsync(cancellation);
        }
        catch (DbException)
        {
            // Another process may have been quicker.
            if (!await creator.ExistsAsync(cancellation))
            {
                throw;
            }
        }
    }

    private static ReviewDb Quiet(ReviewDb db)
    {
        var connection = db.Database.GetConnectionString();
        return db.Database.IsNpgsql()
            ? new PostgreSqlReviewDb(new DbContextOptionsBuilder<PostgreSqlReviewDb>().UseNpgsql(connection).Options)
            : new SqlServerReviewDb(new DbContextOptionsBuilder<SqlServerReviewDb>().UseSqlServer(connection).Options);
    }
}
