using DemocraticReview.App.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Migrations.Sqlite;

/// <summary>Processes that start at once on one SQLite file take turns by a lock of the operating system.</summary>
internal static class SqliteStart
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // The operating system's lock ends with the process, however that ends. The file stays, since deleting it would let two in.
    public static async Task<FileStream> AloneAsync(ReviewDb db, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource) + "-migrating";
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
            {
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    public static async Task ReadyAsync(ReviewDb db, CancellationToken cancellation)
    {
        // EF Core's own lock is a row that a killed process leaves behind, and the next start would wait for it for ever.
        if (await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellation) > 0)
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellation);
        }

        // Readers and the one writer do not wait for each other; kept in the file once set.
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode=WAL;", cancellation);
    }
}
