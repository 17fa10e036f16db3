using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Running;

/// <summary>
/// Carries a flow from one wait to the next. It keeps nothing and saves nothing: definition and cursor come in, cursor and journal
/// go out, and the caller saves both in the transaction of the command that moved the meeting.
/// </summary>
/// <remarks>
/// Core's state is the truth and the cursor only remembers how far it was followed. So a cursor that is lost, behind or stuck is
/// rebuilt by <see cref="Locate"/>, and a signal that comes twice or late finds nothing left to do.
/// </remarks>
public sealed class FlowRunner(ActivityCatalog catalog)
{
    /// <summary>A flow at its start, before its first <see cref="AdvanceAsync"/>.</summary>
    public static FlowCursor Start(FlowDefinition definition) =>
        new(definition.DefinitionId, definition.Version, definition.Start.Id, FlowStatus.Waiting);

    /// <summary>
    /// Walks from the cursor through every step that is done, sending the commands of the steps entered, to the next step that waits or to
    /// the end. A file that leads in circles or nowhere ends faulted with its reason, at the step where that showed. A faulted flow is tried again; a finished one stays.
    /// </summary>
    /// <exception cref="ArgumentException">The cursor belongs to another definition or version.</exception>
    public async Task<FlowWalk> AdvanceAsync(FlowDefinition definition, FlowCursor cursor, IFlowHost host, CancellationToken cancellation = default)
    {
        if ((cursor.DefinitionId, cursor.Version) != (definition.DefinitionId, definition.Version))
            throw new ArgumentException($"The cursor is on {cursor.DefinitionId} {cursor.Version}, not on {definition.DefinitionId} {definition.Version}.", nameof(cursor));
        if (cursor.Status == FlowStatus.Finished) return new(cursor, []);

        var walker = new FlowWalker(definition, catalog, cursor, host);
        while (await walker.StepAsync(host, cancellation) is not null)
        {
            // On to the next step.
        }

        return walker.Result;
    }

    /// <summary>
    /// Walks from the start to where the subject stands, by reading alone: no command is sent, nothing changes. The journal is the way
    /// there as the present state tells it, not what happened: of the agenda only the item now under way is in it.
    /// </summary>
    /// <remarks>
    /// It ends for the reasons given at <see cref="IFlowReading"/>: a step that picks an item skips the finished ones, so the walk follows
    /// the loop over the agenda once, into the item under way; and a step met twice with the same item ends the walk faulted.
    /// To repair, compare with the stored cursor by <see cref="FlowCursor.SamePlaceAs"/> and, where they differ, advance from this one.
    /// </remarks>
    public FlowWalk Locate(FlowDefinition definition, IFlowReading reading)
    {
        var walker = new FlowWalker(definition, catalog, Start(definition), reading);
        walker.Walk();
        return walker.Result;
    }
}
