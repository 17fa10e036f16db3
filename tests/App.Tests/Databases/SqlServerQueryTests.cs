using System.Data;
using System.Data.Common;
using System.Text;
using App.Tests.Hosting;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Referring;
using DemocraticReview.App.Rights;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Migrations;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Engine;
using DemocraticReview.Workflow.Running;
using DemocraticReview.Workflow.Waking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Databases;

/// <summary>What units of work, clocks and repairs ask SQL Server, shown without one: every statement is answered by nothing and kept as an approved text.</summary>
public sealed class SqlServerQueryTests
{
    private static readonly Guid Key = new("00000000-0000-0000-0000-000000000001");

    private static readonly Command[] Commands =
    [
        new OpenSession { MeetingId = Key },
        new PutOnAgenda(Key) { MeetingId = Key },
        new ReissueLink(Role.Judge, "S-001") { MeetingId = Key },
        new CreateMeeting("2026-01", "民主评议会", SetClock.Monday, "职工之家"),
        new FlagItem { ItemId = Key },
        new AddAttachment("a.txt", "a"u8.ToArray()) { ItemId = Key },
        new DeliverReferral { ReferralId = Key },
        new AssignRoles(Key, [Role.UnionOfficer]),
    ];

    [Fact]
    public async Task The_statements_for_SQL_Server_are_the_approved_ones()
    {
        var recorder = new Recorder();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IInterceptor>(recorder)
            .AddSingleton(new SetUpCode(ReviewHost.SetUp))
            .AddReviewDb(Providers.SqlServer, "Server=unused")
            .AddReviewFlow(new EngineOffer("none", _ => true, (s, _) => s.AddScoped<IFlowEngine, NoTransaction>()), DueLoop.Offer, new EngineSite(Providers.SqlServer, "Server=unused", OneWriter: false))
            .BuildServiceProvider();
        var flow = services.GetRequiredService<IFlow>();
        foreach (var command in Commands)
        {
            recorder.Begin(command.GetType().Name);
            await Should.ThrowAsync<Exception>(() => flow.ExecuteAsync(command, new Actor(RightsTable.WhoMay(command.Act)[0], "somebody"), Key, "key", default));
        }

        recorder.Begin("repair");
        await flow.RepairAsync(default);
        recorder.Begin("due clocks");
        await services.GetRequiredService<DueClocks>().RunDueAsync(default);
        await services.GetRequiredService<DueClocks>().RunAsync(Key, "send-0", default);
        recorder.Begin("workflow files");
        await using (var scope = services.CreateAsyncScope())
        {
            await services.GetRequiredService<DefinitionLibrary>().RefreshAsync(scope.ServiceProvider.GetRequiredService<ReviewDb>(), default);
        }

        recorder.Begin("a start takes its turn");
        recorder.Add(DemocraticReview.Migrations.SqlServer.SqlServerStart.TakeTurns);
        ApprovedText.Check("sqlserver-queries", recorder.Text);
    }

    private sealed class Recorder : DbCommandInterceptor, IDbConnectionInterceptor
    {
        private readonly StringBuilder text = new();
        private readonly HashSet<string> seen = [];

        public string Text => text.ToString();

        public void Begin(string what) => text.Append(text.Length == 0 ? "" : "\n").Append("-- ").Append(what).Append('\n');

        public void Add(string statement)
        {
            if (seen.Add(statement))
            {
                text.Append(statement.ReplaceLineEndings("\n").TrimEnd()).Append("\n\n");
            }
        }

        public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Add(command.CommandText);
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(Nothing()));
        }

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Add(command.CommandText);
            return InterceptionResult<DbDataReader>.SuppressWithResult(Nothing());
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Add(command.CommandText);
            return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(1));
        }

        private static DataTableReader Nothing()
        {
            using var table = new DataTable();
            return table.CreateDataReader();
        }
    }

    private sealed class NoTransaction : IFlowEngine
    {
        public Task<FlowWalk> PlaceAsync(SubjectHost host, FlowCursor at, CancellationToken cancellation) => throw new InvalidOperationException();

        public Task<FlowWalk> AdvanceAsync(SubjectHost host, FlowCursor from, CancellationToken cancellation) => throw new InvalidOperationException();

        public Task<bool> StandsAtAsync(SubjectHost host, FlowCursor cursor, CancellationToken cancellation) => Task.FromResult(true);
    }
}
