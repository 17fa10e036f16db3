using System.Data.Common;
using DemocraticReview.App.Persistence;
using DemocraticReview.Workflow.Engine;
using Elsa.Persistence.EFCore.Modules.Management;
using Elsa.Persistence.EFCore.Modules.Runtime;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DemocraticReview.Elsa;

/// <summary>Elsa's own tables, in its schema where the database has schemas; the types of steps; and the procedures, for whoever looks at them with Elsa's tools.</summary>
internal sealed class ElsaTables(IServiceScopeFactory scopes) : IEnginePreparation
{
    public const string History = "__ElsaMigrations";

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await MigrateAsync<ManagementElsaDbContext>(services, cancellation);
        await MigrateAsync<RuntimeElsaDbContext>(services, cancellation);
        var db = services.GetRequiredService<ReviewDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // A column set to itself is a lock on every database: processes that start together publish one after the other.
        await db.Definitions.ExecuteUpdateAsync(d => d.SetProperty(r => r.Sha256, r => r.Sha256), cancellation);
        await services.GetRequiredService<IActivityRegistryPopulator>().PopulateRegistryAsync(cancellation);
        await PublishAsync(services, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Elsa's contexts ask for a container to be made with, beside their options.</summary>
    public static TContext Make<TContext>(DbContextOptions<TContext> options, IServiceProvider services)
        where TContext : DbContext => (TContext)Activator.CreateInstance(typeof(TContext), options, services)!;

    private static async Task MigrateAsync<TContext>(IServiceProvider services, CancellationToken cancellation)
        where TContext : DbContext
    {
        await using var context = Make(services.GetRequiredService<DbContextOptions<TContext>>(), services);
        try
        {
            await context.Database.MigrateAsync(cancellation);
        }
        catch (DbException) when (context.Database.IsSqlite())
        {
            // Some of Elsa's changes to a SQLite file cannot be undone when a start is killed. What its tables hold can be made anew from Core's state.
            await DropAsync(context, cancellation);
            await context.Database.MigrateAsync(cancellation);
        }
    }

    private static async Task DropAsync(DbContext context, CancellationToken cancellation)
    {
        foreach (var table in context.Model.GetEntityTypes().Select(t => t.GetTableName()).Append(History))
        {
#pragma warning disable EF1002 // Names of tables, from Elsa's own model.
            await context.Database.ExecuteSqlRawAsync($"DROP TABLE IF EXISTS \"{table}\"", cancellation);
#pragma warning restore EF1002
        }
    }

    private static async Task PublishAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var kept = services.GetRequiredService<IWorkflowDefinitionStore>();
        var populator = services.GetRequiredService<IWorkflowDefinitionStorePopulator>();
        foreach (var file in await services.GetRequiredService<StepFiles>().GetWorkflowsAsync(cancellation))
        {
            if (!await kept.AnyAsync(new WorkflowDefinitionFilter { Id = file.Workflow.Identity.Id }, cancellation))
            {
                await populator.AddAsync(file, indexTriggers: false, cancellation);
            }
        }
    }
}
