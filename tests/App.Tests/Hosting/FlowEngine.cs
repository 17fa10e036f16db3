using DemocraticReview.Workflow.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Hosting;

/// <summary>What the contract of the flow port is held against: an engine on a database.</summary>
/// <param name="Provider">One of the names in <see cref="Providers"/>.</param>
/// <param name="Register">Registers the engine with a host.</param>
public sealed record FlowEngine(string Provider, Action<IServiceCollection> Register)
{
    public static FlowEngine EmbeddedOnSqlite { get; } = Embedded(Providers.Sqlite);

    public static FlowEngine EmbeddedOnPostgreSql { get; } = Embedded(Providers.PostgreSql);

    public static FlowEngine Embedded(string provider) => new(provider, services => services.AddReviewFlow(oneWriter: provider == Providers.Sqlite));
}
