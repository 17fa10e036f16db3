using System.Collections.Concurrent;
using DemocraticReview.Workflow.Definitions;
using Elsa.Workflows;
using Elsa.Workflows.Management.Mappers;
using Elsa.Workflows.Management.Materializers;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;

namespace DemocraticReview.Elsa;

/// <summary>The procedures as Elsa reads them: only those that the product's own validator has let in, each version as it was first taken.</summary>
internal sealed class StepFiles(DefinitionLibrary library, IActivitySerializer serializer, WorkflowDefinitionMapper mapper, IWorkflowGraphBuilder graphs, StepFiles.Known known)
    : IWorkflowsProvider
{
    public string Name => "DemocraticReview";

    public ValueTask<IEnumerable<MaterializedWorkflow>> GetWorkflowsAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(
        library.All.Select(d => new MaterializedWorkflow(Read(d), Name, JsonWorkflowMaterializer.MaterializerName, null, d.Text)));

    public async Task<WorkflowGraph> GraphAsync(FlowDefinition definition)
    {
        var key = (definition.DefinitionId, definition.Version);
        return known.Graphs.TryGetValue(key, out var graph)
            ? graph
            : known.Graphs.GetOrAdd(key, await graphs.BuildAsync(Read(definition), CancellationToken.None));
    }

    private global::Elsa.Workflows.Activities.Workflow Read(FlowDefinition definition) =>
        mapper.Map(serializer.Deserialize<WorkflowDefinitionModel>(definition.Text));

    /// <summary>Read once in a process: a version never changes.</summary>
    internal sealed class Known
    {
        public ConcurrentDictionary<(string Id, int Version), WorkflowGraph> Graphs { get; } = new();
    }
}
