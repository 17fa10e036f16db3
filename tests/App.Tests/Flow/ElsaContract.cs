#if PUBLIC_FEED
using System.Data.Common;
using System.Text.Json;
using App.Tests.Hosting;
using DemocraticReview.App.Meetings;
using DemocraticReview.Workflow.Activities;
using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Flow;

/// <summary>What Elsa keeps beside the flow port's contract: little, and nothing that cannot be made anew.</summary>
public abstract class ElsaContract(FlowEngine engine) : FlowContract(engine)
{
    private static readonly string[] Kept = ["WorkflowInstances", "Bookmarks", "WorkflowDefinitions"];
    private static readonly string[] Empty = ["WorkflowExecutionLogRecords", "ActivityExecutionRecords", "Triggers", "WorkflowInboxMessages", "KeyValuePairs", "BookmarkQueueItems"];

    private string Prefix => Engine.Provider == Providers.PostgreSql ? "\"Elsa\"." : "";

    [EngineFact]
    public async Task Nothing_that_anybody_entered_ever_stands_in_Elsas_tables()
    {
        var meeting = await (await Play.MeetingAsync(items: 2)).ToAsync(Scene.Published);
        await new ReferralPlay(Play, await meeting.ReferralIdAsync()).ClosedAsync();
        var names = Host.Library.All.SelectMany(d => d.Activities.SelectMany(a => new[] { a.Id, a.Type }).Append(d.Id).Append(d.DefinitionId)).ToHashSet(StringComparer.Ordinal);
        var entered = (await Play.RowsAsync(db => db.Events)).SelectMany(e => Texts(JsonDocument.Parse(e.Body).RootElement))
            .Where(t => t.Length > 1 && !Guid.TryParse(t, out _) && !names.Contains(t)).ToHashSet(StringComparer.Ordinal);

        var rows = (await RowsAsync("WorkflowInstances")).Concat(await RowsAsync("Bookmarks")).ToList();

        rows.Count.ShouldBeGreaterThanOrEqualTo(3);
        entered.Count.ShouldBeGreaterThan(50);
        foreach (var text in entered.Where(t => rows.Exists(row => row.Contains($"\"{t}\"", StringComparison.Ordinal) || (t.Any(c => c > 127) && row.Contains(t, StringComparison.Ordinal)))))
        {
            // Names of stages and outcomes are the files' own words.
            ActivityCatalog.Standard.All.SelectMany(a => a.Outcomes).Select(o => o.Name).ShouldContain(text);
        }

        rows.ShouldAllBe(row => row.Contains("\"input\":{}", StringComparison.OrdinalIgnoreCase) || !row.Contains("\"input\"", StringComparison.OrdinalIgnoreCase));
        foreach (var table in Empty)
        {
            (await RowsAsync(table)).ShouldBeEmpty(table);
        }
    }

    [EngineFact]
    public async Task What_breaks_before_the_commit_leaves_Elsa_as_it_was()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Counted);
        var before = await AllAsync();
        Host.Trap.BeforeCommit = Trap.Once(new IOException("the cable was pulled"));

        await Should.ThrowAsync<IOException>(() => meeting.SignTallyAsync(commandId: "sign"));

        (await AllAsync()).ShouldBe(before);
        await meeting.SignTallyAsync(commandId: "sign");
        (await AllAsync()).ShouldNotBe(before);
    }

    [EngineFact]
    public async Task A_command_that_ends_no_step_does_not_touch_Elsa()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Notified);
        await meeting.DawnAsync();
        var before = await AllAsync();

        await meeting.DoAsync(new CheckIn((await meeting.StateAsync()).Judges.First().Label));

        (await AllAsync()).ShouldBe(before);
    }

    [EngineFact]
    public async Task A_lost_instance_is_made_anew_by_the_repair()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Balloting);
        await ForgetAsync();

        (await Host.Flow.RepairAsync(default)).ShouldBe([meeting.Id]);
        (await Host.Flow.RepairAsync(default)).ShouldBeEmpty();

        await meeting.ToAsync(Scene.Closed);
        (await CursorAsync(meeting.Id)).Status.ShouldBe("Finished");
    }

    [EngineFact]
    public async Task Without_a_repair_a_lost_instance_is_made_anew_by_the_next_step()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Balloting);
        var journal = (await JournalAsync(meeting.Id)).Count;
        await ForgetAsync();

        await meeting.ToAsync(Scene.Concluded);

        (await CursorAsync(meeting.Id)).ActivityId.ShouldBe("close");
        (await JournalAsync(meeting.Id)).Skip(journal).ShouldBe(["vote Counted 1", "decide Referred 1", "refer Done 1", "publish Done 1", "next-item Done", "rectify Done"]);
    }

    [EngineFact]
    public async Task Nothing_but_a_unit_of_work_can_resume_a_flow()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Announced);
        var before = await AllAsync();
        await using var scope = Host.Scopes.CreateAsyncScope();

        await Should.ThrowAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<IWorkflowResumer>()
            .ResumeAsync(new BookmarkFilter { WorkflowInstanceId = meeting.Id.ToString("N") }));

        (await AllAsync()).ShouldBe(before);
    }

    [EngineFact]
    public async Task Woken_by_somebody_else_inside_a_transaction_a_step_waits_on()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Announced);
        await using (var scope = Host.Scopes.CreateAsyncScope())
        {
            await using var transaction = await scope.ServiceProvider.GetRequiredService<DemocraticReview.App.Persistence.ReviewDb>().Database.BeginTransactionAsync();
            var client = await scope.ServiceProvider.GetRequiredService<IWorkflowRuntime>().CreateClientAsync(meeting.Id.ToString("N"));
            var state = await client.ExportStateAsync();
            await client.RunInstanceAsync(new() { BookmarkId = state.Bookmarks.Single().Id });
            await transaction.CommitAsync();
        }

        (await CursorAsync(meeting.Id)).ActivityId.ShouldBe("announce-draw");
        (await Host.Flow.RepairAsync(default)).ShouldBeEmpty();
        await meeting.ToAsync(Scene.Closed);
    }

    [EngineFact]
    public async Task Every_kind_of_step_is_an_activity_of_Elsas_with_the_same_ways_out()
    {
        await using var scope = Host.Scopes.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<IActivityRegistry>();

        foreach (var description in ActivityCatalog.Standard.All)
        {
            var known = registry.Find(description.Type).ShouldNotBeNull(description.Type);
            known.Ports.Select(p => p.Name).ShouldBe(description.Outcomes.Select(o => o.Name));
            known.Inputs.Select(i => i.Name).ShouldBe(description.Inputs.Select(i => i.Name));
        }
    }

    [EngineFact]
    public async Task The_procedures_are_published_to_Elsas_own_tools_once()
    {
        await StartAsync();
        await StartAsync();

        var published = await Host.WithAsync(db => NamesAsync(db.Database.GetDbConnection(), $"SELECT \"Id\" FROM {Prefix}\"WorkflowDefinitions\" ORDER BY \"Id\""));

        published.ShouldBe(Host.Library.All.Select(d => d.Id).Order(StringComparer.Ordinal));
    }

    protected Task<List<string>> RowsAsync(string table) => Host.WithAsync(db => NamesAsync(db.Database.GetDbConnection(), $"SELECT * FROM {Prefix}\"{table}\""));

    protected async Task ForgetAsync()
    {
        foreach (var table in Kept.Except(["WorkflowDefinitions"]))
        {
            await Host.WithAsync(db => NamesAsync(db.Database.GetDbConnection(), $"DELETE FROM {Prefix}\"{table}\""));
        }
    }

    private static async Task<List<string>> NamesAsync(DbConnection connection, string sql)
    {
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        }

        return rows;
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Texts(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    private async Task<List<string>> AllAsync()
    {
        var rows = new List<string>();
        foreach (var table in Kept.Concat(Empty))
        {
            rows.AddRange((await RowsAsync(table)).Order(StringComparer.Ordinal).Select(r => $"{table}: {r}"));
        }

        return rows;
    }
}

public sealed class ElsaOnPostgreSql() : ElsaContract(FlowEngine.ElsaOnPostgreSql), IOnPostgreSql;

public sealed class ElsaOnSqlite() : ElsaContract(FlowEngine.ElsaOnSqlite)
{
    [Fact]
    public async Task Tables_that_a_killed_start_left_half_made_are_made_anew_and_meetings_go_on()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Balloting);
        await Host.WithAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM __ElsaMigrations"));

        await StartAsync();

        (await RowsAsync("WorkflowInstances")).ShouldBeEmpty();
        await meeting.ToAsync(Scene.Closed);
        (await CursorAsync(meeting.Id)).Status.ShouldBe("Finished");
    }
}
#endif
