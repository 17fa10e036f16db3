using DemocraticReview.Workflow.Running;

namespace DemocraticReview.Workflow.Engine;

/// <summary>What walks flows on: the embedded runner, or an adapter to an engine from elsewhere. One for each unit of work, in its scope.</summary>
/// <remarks>
/// The contract, held by the flow port's one suite:
/// <list type="bullet">
/// <item>Core's state is the truth and the cursor says how far the flow has followed it. What an engine keeps beside (instances, bookmarks) is saved on the connection and in the transaction of the unit's <see cref="App.Persistence.ReviewDb"/>, and can be rebuilt by <see cref="PlaceAsync"/>.</item>
/// <item>It walks by the host alone: <see cref="IFlowReading.OutcomeOf"/> says how a step ended, or that the flow waits there; <see cref="IFlowHost.EnterAsync"/> sends a step's command. It decides nothing, retries nothing and keeps no content of a command.</item>
/// <item>A flow that cannot go on is a cursor with a <see cref="FlowFault"/>, not an exception. An exception undoes the whole unit.</item>
/// </list>
/// </remarks>
public interface IFlowEngine
{
    /// <summary>Begins a flow at a place, or brings it there; what the engine kept of it before is thrown away. Then walks on as <see cref="AdvanceAsync"/> does.</summary>
    Task<FlowWalk> PlaceAsync(SubjectHost host, FlowCursor at, CancellationToken cancellation);

    /// <summary>Walks on from where the flow stands, through every step that is done, to the next that waits or to the end.</summary>
    Task<FlowWalk> AdvanceAsync(SubjectHost host, FlowCursor from, CancellationToken cancellation);

    /// <summary>Whether what the engine keeps beside the cursor stands there too. Asked by the repair.</summary>
    Task<bool> StandsAtAsync(SubjectHost host, FlowCursor cursor, CancellationToken cancellation);
}
