using App.Tests.Hosting;
using DemocraticReview.App.Meetings;
using DemocraticReview.Core.Meetings;
using Microsoft.EntityFrameworkCore;

namespace App.Tests.Databases;

/// <summary>What is a database server's own: locks of single rows, connections that are lost.</summary>
public sealed class PostgreSqlTests : IAsyncLifetime, IOnPostgreSql
{
    private TestDatabase database = null!;
    private ReviewHost host = null!;
    private Play play = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.NewAsync(Providers.PostgreSql);
        host = await ReviewHost.StartAsync(FlowEngine.EmbeddedOnPostgreSql, database);
        play = await Play.FoundAsync(host);
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    [EngineFact]
    public async Task A_connection_that_the_server_ends_in_the_middle_is_tried_again_as_a_whole()
    {
        var meeting = await play.MeetingAsync();
        host.Trap.BeforeSave = _ =>
        {
            host.Trap.BeforeSave = null;
            return PostgreSqlServer.ExecuteAsync(
                $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{new Npgsql.NpgsqlConnectionStringBuilder(database.Connection).Database}'");
        };

        await meeting.DoAsync(new AnnounceMeeting());

        host.Trap.BeforeSave.ShouldBeNull();
        host.Log.All.ShouldContain(l => l.Contains("met a conflict at try 1"));
        (await play.RowsAsync(db => db.Events.Where(e => e.Type == "meeting.announced"))).ShouldHaveSingleItem();
    }

    [EngineFact]
    public async Task A_command_on_one_meeting_waits_for_that_meeting_alone()
    {
        var held = await play.MeetingAsync("2026-01");
        var free = await play.MeetingAsync("2026-02");
        Task waiting = Task.CompletedTask;
        await host.WithAsync(
            async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                await db.Meetings.Where(m => m.Id == held.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Change, m => m.Change));

                waiting = Task.Run(() => held.DoAsync(new AnnounceMeeting()));
                await free.DoAsync(new AnnounceMeeting());
                await Task.Delay(200);
                waiting.IsCompleted.ShouldBeFalse();
            },
            play.EnterpriseId);

        await waiting;
        (await held.StateAsync()).Stage.ShouldBe(MeetingStage.Announced);
    }
}
