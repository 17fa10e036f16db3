using App.Tests.Hosting;
using DemocraticReview.App.Flagging;
using Microsoft.EntityFrameworkCore;

namespace App.Tests.Databases;

/// <summary>What is SQLite's own: one writer, readers beside it.</summary>
public sealed class SqliteTests : IAsyncLifetime
{
    private const int Each = 10;
    private TestDatabase database = null!;
    private ReviewHost host = null!;
    private Play play = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.NewAsync(Providers.Sqlite);
        host = await ReviewHost.StartAsync(FlowEngine.EmbeddedOnSqlite, database);
        play = await Play.FoundAsync(host);
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task The_file_keeps_a_write_ahead_log()
    {
        (await host.WithAsync(db => db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync())).ShouldBe("wal");
    }

    [Theory]
    [InlineData("SELECT rowid FROM Ballots")]
    [InlineData("SELECT rowid FROM Credentials")]
    [InlineData("SELECT rowid FROM Registered")]
    public async Task No_number_that_counts_up_stands_beside_a_ballot(string question)
    {
        (await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => host.WithAsync(db => db.Database.ExecuteSqlRawAsync(question)))).Message.ShouldContain("no such column");
    }

    [Fact]
    public async Task A_process_killed_while_it_migrated_does_not_stop_the_next_start()
    {
        await using var empty = await TestDatabase.EmptyAsync(Providers.Sqlite);
        await using var next = ReviewHost.On(empty);
        await next.WithAsync(db => db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-03-02 01:00:00+00:00')"));

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await next.WithAsync(db => Providers.MigrateAsync(db, patience.Token));

        (await next.WithAsync(db => db.Database.GetPendingMigrationsAsync())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Four_writers_of_one_process_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(1, 4).Select(writer => Task.Run(() => WriteAsync(play, writer))));

        (await TitlesAsync()).ShouldBe(Titles(), ignoreOrder: true);
    }

    [Fact]
    public async Task Four_writers_of_four_processes_lose_nothing()
    {
        var hosts = await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => ReviewHost.StartAsync(FlowEngine.EmbeddedOnSqlite, database)));

        await Task.WhenAll(hosts.Index().Select(h => Task.Run(() => WriteAsync(play.On(h.Item), h.Index + 1))));

        (await TitlesAsync()).ShouldBe(Titles(), ignoreOrder: true);
        foreach (var other in hosts)
        {
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_reader_does_not_wait_for_the_writer()
    {
        IReadOnlyCollection<string>? seen = null;
        host.Trap.BeforeSave = async _ =>
        {
            host.Trap.BeforeSave = null;
            seen = await TitlesAsync();
        };

        await WriteAsync(play, 1);

        // A reader that had to wait would have made the unit begin again, without the trap.
        seen.ShouldNotBeNull().ShouldBeEmpty();
        (await TitlesAsync()).Count.ShouldBe(Each);
    }

    [Fact]
    public async Task A_writer_does_not_wait_for_a_reader()
    {
        await using var reader = new Microsoft.Data.Sqlite.SqliteConnection(database.Connection);
        await reader.OpenAsync();
        await using var reading = reader.BeginTransaction(deferred: true);
        (await ItemsAsync()).ShouldBe(0L);

        await WriteAsync(play, 1).WaitAsync(TimeSpan.FromSeconds(20));

        (await ItemsAsync()).ShouldBe(0L);
        (await TitlesAsync()).Count.ShouldBe(Each);

        async Task<object?> ItemsAsync()
        {
            await using var count = reader.CreateCommand();
            (count.CommandText, count.Transaction) = ("SELECT COUNT(*) FROM Items", reading);
            return await count.ExecuteScalarAsync();
        }
    }

    private static IEnumerable<string> Titles() => from writer in Enumerable.Range(1, 4) from i in Enumerable.Range(1, Each) select $"{writer}-{i}";

    private static async Task WriteAsync(Play writer, int number)
    {
        for (var i = 1; i <= Each; i++)
        {
            await writer.DoAsync(new DraftItem(Some.Dossier($"{number}-{i}")), Cast.Evaluation);
        }
    }

    private Task<List<string>> TitlesAsync() => play.RowsAsync(db => db.Items.Select(i => i.Title));
}
