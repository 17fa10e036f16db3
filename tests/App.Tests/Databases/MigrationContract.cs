using App.Tests.Hosting;
using DemocraticReview.Core.Meetings;
using Microsoft.EntityFrameworkCore;

namespace App.Tests.Databases;

/// <summary>The migrations make, from nothing, a database that a whole meeting runs on.</summary>
public abstract class MigrationContract(FlowEngine engine)
{
    [EngineFact]
    public async Task An_empty_database_is_brought_up_to_date_and_bears_a_meeting()
    {
        await using var database = await TestDatabase.EmptyAsync(engine.Provider);
        await using (var first = ReviewHost.On(database))
        {
            await first.WithAsync(db => MigrateAsync(db));
            (await first.WithAsync(db => db.Database.GetPendingMigrationsAsync())).ShouldBeEmpty();
        }

        await using var host = await ReviewHost.StartAsync(engine, database);
        var meeting = await (await (await Play.FoundAsync(host)).MeetingAsync()).ToAsync(Scene.Closed);
        (await meeting.StateAsync()).Stage.ShouldBe(MeetingStage.Closed);
    }

    [EngineFact]
    public async Task Migrating_again_changes_nothing()
    {
        await using var database = await TestDatabase.NewAsync(engine.Provider);
        await using var host = await ReviewHost.StartAsync(engine, database);
        await Play.FoundAsync(host);
        var before = await Snapshot.OfAsync(host);

        await host.WithAsync(db => MigrateAsync(db));

        (await Snapshot.OfAsync(host)).ShouldBe(before);
    }

    [EngineFact]
    public async Task Two_processes_that_migrate_at_once_both_succeed()
    {
        await using var database = await TestDatabase.EmptyAsync(engine.Provider);
        await using var one = ReviewHost.On(database);
        await using var two = ReviewHost.On(database);

        await Task.WhenAll(new[] { one, two }.Select(h => Task.Run(() => h.WithAsync(db => MigrateAsync(db)))));

        (await one.WithAsync(db => db.Database.GetAppliedMigrationsAsync())).ShouldNotBeEmpty();
    }

    private static Task MigrateAsync(DemocraticReview.App.Persistence.ReviewDb db) => Providers.MigrateAsync(db, default);
}

public sealed class MigrationOnSqlite() : MigrationContract(FlowEngine.EmbeddedOnSqlite);

public sealed class MigrationOnPostgreSql() : MigrationContract(FlowEngine.EmbeddedOnPostgreSql), IOnPostgreSql;
