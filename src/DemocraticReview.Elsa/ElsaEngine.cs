using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Engine;
using DemocraticReview.Workflow.Running;
using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Entities;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Management.Options;
using Elsa.Workflows.Options;
using Elsa.Workflows.State;

namespace DemocraticReview.Elsa;

/// <summary>
/// Elsa 3 behind the flow port. It routes from step to step by the same files; how a step ended it asks of the walk, as the embedded
/// runner does. An instance is told only when its step is done: it holds the place in the graph, and no content of a command.
/// </summary>
internal sealed class ElsaEngine(IWorkflowInstanceManager instances, IWorkflowRunner runner, StepFiles files, ElsaWalk walk) : IFlowEngine
{
    public async Task<FlowWalk> PlaceAsync(SubjectHost host, FlowCursor at, CancellationToken cancellation)
    {
        if (at.Status == FlowStatus.Finished || host.Definition.Find(at.ActivityId) is null)
        {
            return AtRest(host, at) ?? new FlowWalk(at, []);
        }

        var id = IdOf(host);
        await instances.DeleteAsync(new WorkflowInstanceFilter { Id = id }, cancellation);
        var graph = await files.GraphAsync(host.Definition);
        var fresh = instances.CreateWorkflowInstance(graph.Workflow, new WorkflowInstanceOptions { WorkflowInstanceId = id });
        return await RunAsync(host, at, fresh, bookmark: null, cancellation);
    }

    public async Task<FlowWalk> AdvanceAsync(SubjectHost host, FlowCursor from, CancellationToken cancellation)
    {
        // Elsa is told when a step is done, not of every command in between.
        if (AtRest(host, from) is { } rest)
        {
            return rest;
        }

        var instance = await instances.FindByIdAsync(IdOf(host), cancellation);
        return WaitsAt(instance?.WorkflowState, host, from) is { } bookmark
            ? await RunAsync(host, from, instance!, bookmark, cancellation)
            : await PlaceAsync(host, from, cancellation);
    }

    public async Task<bool> StandsAtAsync(SubjectHost host, FlowCursor cursor, CancellationToken cancellation) =>
        cursor.Status == FlowStatus.Finished || WaitsAt((await instances.FindByIdAsync(IdOf(host), cancellation))?.WorkflowState, host, cursor) is not null;

    private static string IdOf(SubjectHost host) => host.SubjectId.ToString("N");

    private static FlowWalker WalkerFrom(SubjectHost host, FlowCursor from) => new(host.Definition, ActivityCatalog.Standard, from, host);

    private static FlowWalk? AtRest(SubjectHost host, FlowCursor from)
    {
        if (from.Status == FlowStatus.Finished)
        {
            return new FlowWalk(from, []);
        }

        var look = WalkerFrom(host, from);
        return look.Walk() is null && look.Result.Journal.Count == 0 ? look.Result : null;
    }

    private static string? WaitsAt(WorkflowState? state, SubjectHost host, FlowCursor cursor) =>
        state is { Status: WorkflowStatus.Running, Incidents.Count: 0 } && state.DefinitionVersionId == host.Definition.Id
        && state.Bookmarks.Count == 1 && state.Bookmarks.Single() is var only && only.ActivityId == cursor.ActivityId ? only.Id : null;

    private async Task<FlowWalk> RunAsync(SubjectHost host, FlowCursor from, WorkflowInstance instance, string? bookmark, CancellationToken cancellation)
    {
        var walker = WalkerFrom(host, from);
        var graph = await files.GraphAsync(host.Definition);
        WorkflowState state = null!;
        await walk.RunAsync(
            walker,
            host,
            place: bookmark is null,
            async () =>
            {
                // Not given up half way: a cancelled token would make Elsa cancel the flow.
                var result = await runner.RunAsync(graph, instance.WorkflowState, new RunWorkflowOptions { BookmarkId = bookmark }, CancellationToken.None);
                state = result.WorkflowState;
            },
            cancellation);
        cancellation.ThrowIfCancellationRequested();
        var cursor = walker.Cursor;
        var there = cursor.Status == FlowStatus.Finished ? state.Status == WorkflowStatus.Finished && state.Incidents.Count == 0 : WaitsAt(state, host, cursor) is not null;
        return there ? walker.Result : throw new InvalidOperationException($"Elsa ended at {state.Status}, {state.SubStatus}; the flow of {host.SubjectId} stands at {cursor.ActivityId}.");
    }
}
