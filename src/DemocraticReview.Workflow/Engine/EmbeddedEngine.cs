using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Running;
using Microsoft.Extensions.DependencyInjection;

namespace DemocraticReview.Workflow.Engine;

/// <summary>The product's own small runner. It keeps nothing beside the cursor, so flow and meeting are saved by one transaction of one connection.</summary>
public sealed class EmbeddedEngine : IFlowEngine
{
    private static readonly FlowRunner Runner = new(ActivityCatalog.Standard);

    public static EngineOffer Offer { get; } = new("embedded", _ => true, (services, _) => services.AddScoped<IFlowEngine, EmbeddedEngine>());

    public Task<FlowWalk> PlaceAsync(SubjectHost host, FlowCursor at, CancellationToken cancellation) => AdvanceAsync(host, at, cancellation);

    public Task<FlowWalk> AdvanceAsync(SubjectHost host, FlowCursor from, CancellationToken cancellation) => Runner.AdvanceAsync(host.Definition, from, host, cancellation);

    public Task<bool> StandsAtAsync(SubjectHost host, FlowCursor cursor, CancellationToken cancellation) => Task.FromResult(true);
}
