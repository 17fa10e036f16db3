using DemocraticReview.Workflow.Engine;

namespace App.Tests.Hosting;

/// <summary>What the contract of the flow port is held against: an engine on a database.</summary>
/// <param name="Provider">One of the names in <see cref="Providers"/>.</param>
/// <param name="Offer">The engine, as the composition root would list it.</param>
public sealed record FlowEngine(string Provider, EngineOffer Offer)
{
    public static FlowEngine EmbeddedOnSqlite { get; } = Embedded(Providers.Sqlite);

    public static FlowEngine EmbeddedOnPostgreSql { get; } = Embedded(Providers.PostgreSql);

#if PUBLIC_FEED
    public static FlowEngine ElsaOnSqlite { get; } = new(Providers.Sqlite, DemocraticReview.Elsa.ElsaFlow.Offer);

    public static FlowEngine ElsaOnPostgreSql { get; } = new(Providers.PostgreSql, DemocraticReview.Elsa.ElsaFlow.Offer);
#endif

    public static FlowEngine Embedded(string provider) => new(provider, EmbeddedEngine.Offer);
}
