using DemocraticReview.Migrations;
using DemocraticReview.Workflow.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Hosting;

/// <summary>What the contract of the flow port is held against: an engine on a database.</summary>
/// <param name="Provider">One of the names in <see cref="Databases"/>.</param>
/// <param name="Register">Registers the engine with a host.</param>
public sealed record FlowEngine(string Provider, Action<IServiceCollection> Register)
{
    public static FlowEngine EmbeddedOnSqlite { get; } = Embedded(Databases.Sqlite);

    public static FlowEngine EmbeddedOnPostgreSql { get; } = Embedded(Databases.PostgreSql);

    public static FlowEngine Embedded(string provider) => new(provider, services => services.AddReviewFlow(oneWriter: provider == Databases.Sqlite));
}
