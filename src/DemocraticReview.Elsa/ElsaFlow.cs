using DemocraticReview.Migrations;
using DemocraticReview.Workflow.Engine;
using Elsa.Extensions;
using Elsa.Persistence.EFCore;
using Elsa.Persistence.EFCore.Extensions;
using Elsa.Persistence.EFCore.Modules.Management;
using Elsa.Persistence.EFCore.Modules.Runtime;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Extensions;
using Elsa.Workflows.Features;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DemocraticReview.Elsa;

/// <summary>Elsa 3 as a flow engine, on all three databases.</summary>
public static class ElsaFlow
{
    public static EngineOffer Offer { get; } = new("elsa", _ => true, (services, site) => services.AddElsaFlow(site));

    private static readonly ElsaDbContextOptions Tables = new() { MigrationsHistoryTableName = ElsaTables.History };

    private static void AddElsaFlow(this IServiceCollection services, EngineSite site)
    {
        var before = services.Where(s => s.ServiceType == typeof(IHostedService)).ToHashSet();
        services.AddElsa(elsa =>
        {
            // One token walks a procedure's graph; Elsa's older way of counting branches refuses some loops.
            elsa.Configure<FlowchartFeature>(f => f.UseTokenBasedExecution());
            elsa.UseWorkflowManagement(m => m.UseEntityFrameworkCore(ef => Use(ef, site)));
            elsa.UseWorkflowRuntime(r => r.UseEntityFrameworkCore(ef => Use(ef, site)));
        });

        // Nothing of Elsa's runs by itself: its timers and restarts would look at flows outside a unit of work.
        foreach (var hosted in services.Where(s => s.ServiceType == typeof(IHostedService) && !before.Contains(s)).ToList())
        {
            services.Remove(hosted);
        }

        services.AddScoped<IDbContextFactory<ManagementElsaDbContext>, InTheUnit<ManagementElsaDbContext>>();
        services.AddScoped<IDbContextFactory<RuntimeElsaDbContext>, InTheUnit<RuntimeElsaDbContext>>();
        services.AddScoped<ILogRecordSink<ActivityExecutionRecord>, NoLog<ActivityExecutionRecord>>();
        services.AddScoped<ILogRecordSink<WorkflowExecutionLogRecord>, NoLog<WorkflowExecutionLogRecord>>();
        services.AddScoped<IActivityProvider, StepTypes>();
        services.AddSingleton<StepFiles.Known>();
        services.AddScoped<StepFiles>();
        services.AddScoped<IWorkflowsProvider>(p => p.GetRequiredService<StepFiles>());
        services.AddScoped<ElsaWalk>();
        services.AddScoped<IFlowEngine, ElsaEngine>();
        services.AddSingleton<IEnginePreparation, ElsaTables>();
    }

    private static void Use<TFeature, TContext>(PersistenceFeatureBase<TFeature, TContext> feature, EngineSite site)
        where TFeature : PersistenceFeatureBase<TFeature, TContext>
        where TContext : ElsaDbContextBase
    {
        _ = site.Provider switch
        {
            Databases.Sqlite => feature.UseSqlite(site.Connection, Tables),
            Databases.SqlServer => feature.UseSqlServer(site.Connection, Tables),
            _ => feature.UsePostgreSql(site.Connection, Tables),
        };
        var configure = feature.DbContextOptionsBuilder;
        feature.DbContextOptionsBuilder = (services, options) =>
        {
            configure(services, options);

            // On SQLite schemas are left out, and a start that was killed half way is made good by ElsaTables.
            options.ConfigureWarnings(w => w.Ignore(SqliteEventId.SchemaConfiguredWarning, RelationalEventId.NonTransactionalMigrationOperationWarning));
        };
    }
}
