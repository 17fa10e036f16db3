#if PUBLIC_FEED
using System.Globalization;
using System.Transactions;
using App.Tests.Hosting;
using Elsa.Extensions;
using Elsa.Persistence.EFCore.Extensions;
using Elsa.Persistence.EFCore.Modules.Management;
using Elsa.Persistence.EFCore.Modules.Runtime;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Options;
using Elsa.Workflows.Runtime.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Benchmarks;

/// <summary>
/// Elsa as it comes, with the safety that the product asks for: one ambient transaction around the whole start or resume, the subject's row locked
/// before, and the statements of the same unit of work sent along. On PostgreSQL alone; SQLite refuses ambient transactions.
/// </summary>
internal sealed class BareElsa(IHost host, string connection) : IAsyncDisposable
{
    public static async Task<BareElsa> StartAsync(TestDatabase database)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddElsa(elsa =>
        {
            elsa.AddActivitiesFrom<Hold>();
            elsa.AddWorkflow<TwoSteps>();
            elsa.UseWorkflowManagement(m =>
            {
                m.UseCache();
                m.UseEntityFrameworkCore(ef => ef.UsePostgreSql(database.Connection));
            });
            elsa.UseWorkflowRuntime(r =>
            {
                r.UseCache();
                r.UseEntityFrameworkCore(ef => ef.UsePostgreSql(database.Connection));
            });
        });
        var host = builder.Build();
        await host.StartAsync();
        return new BareElsa(host, database.Connection);
    }

    public Task StartAsync(BareUnit unit, int number) => InOneAsync(unit, number, null, async services =>
    {
        var answer = await services.GetRequiredService<IWorkflowStarter>().StartWorkflowAsync(new StartWorkflowRequest
        {
            WorkflowDefinitionHandle = WorkflowDefinitionHandle.ByDefinitionId(nameof(TwoSteps), Elsa.Common.Models.VersionOptions.Published),
            CorrelationId = Case(number),
        });
        Check(!answer.CannotStart);
    });

    public Task ResumeAsync(BareUnit unit, int number, (Guid From, Guid To) item) => InOneAsync(unit, number, item, async services =>
    {
        var answers = await services.GetRequiredService<IWorkflowResumer>().ResumeAsync<Hold>(new Step(Case(number), 1), new ResumeBookmarkOptions());
        Check(answers.ToList() is [{ Incidents.Count: 0 }]);
    });

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private static void Check(bool done)
    {
        if (!done)
        {
            throw new InvalidOperationException("Elsa did nothing.");
        }
    }

    private static string Case(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task InOneAsync(BareUnit unit, int number, (Guid From, Guid To)? item, Func<IServiceProvider, Task> elsa)
    {
        using var all = new TransactionScope(TransactionScopeOption.Required, new TransactionOptions { IsolationLevel = IsolationLevel.ReadCommitted }, TransactionScopeAsyncFlowOption.Enabled);
        await using (var own = new NpgsqlConnection(connection))
        {
            await own.OpenAsync();
            await unit.SendAsync(own, FlowBenchmark.KeyOf(number), item);
        }

        await using (var scope = host.Services.CreateAsyncScope())
        {
            await elsa(scope.ServiceProvider);
        }

        all.Complete();
    }

    internal sealed record Step(string Case, int Number);

    /// <summary>Waits to be told that it is done.</summary>
    internal sealed class Hold : Activity
    {
        public int Number { get; set; }

        protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark(new CreateBookmarkArgs
        {
            Stimulus = new Step(context.WorkflowExecutionContext.CorrelationId!, Number),
            Callback = GoOnAsync,
            IncludeActivityInstanceId = false,
        });

        // Elsa keeps the name of it, so it cannot be a lambda.
        private ValueTask GoOnAsync(ActivityExecutionContext context) => context.CompleteActivityAsync();
    }

    internal sealed class TwoSteps : WorkflowBase
    {
        protected override void Build(IWorkflowBuilder builder)
        {
            builder.WithDefinitionId(nameof(TwoSteps));
            builder.Root = new Sequence { Activities = { new Hold { Number = 1 }, new Hold { Number = 2 } } };
        }
    }
}
#endif
