using System.Runtime.ExceptionServices;
using DemocraticReview.Workflow.Running;

namespace DemocraticReview.Elsa;

/// <summary>The walk under way in this unit of work, for the steps that Elsa runs. Scoped; empty outside a unit.</summary>
internal sealed class ElsaWalk
{
    private (FlowWalker Walker, IFlowHost Host, CancellationToken Cancellation)? now;
    private ExceptionDispatchInfo? broken;
    private bool placed;

    /// <summary>Runs Elsa on a walk.</summary>
    /// <param name="walker">Knows where the flow stands and how each step ended.</param>
    /// <param name="host">Sends the commands of steps.</param>
    /// <param name="place">Whether Elsa begins anew and has to be brought to where the walker stands.</param>
    /// <param name="run">Lets Elsa run.</param>
    /// <param name="cancellation">For the commands of steps.</param>
    public async Task RunAsync(FlowWalker walker, IFlowHost host, bool place, Func<Task> run, CancellationToken cancellation)
    {
        (now, placed) = ((walker, host, cancellation), !place);
        try
        {
            await run();
        }
        finally
        {
            now = null;
        }

        // Elsa keeps an exception as an incident and returns; here it undoes the unit.
        broken?.Throw();
    }

    /// <summary>Where the flow is to begin, if that is not the step with this id.</summary>
    public string? PlaceOtherThan(string activityId)
    {
        if (placed || now is not { } walk)
        {
            return null;
        }

        placed = true;
        return walk.Walker.Cursor.ActivityId == activityId ? null : walk.Walker.Cursor.ActivityId;
    }

    /// <returns>The outcome of the step; null where the flow waits, for its people or for a repair.</returns>
    public async Task<string?> StepAsync(string activityId)
    {
        if (now is not { } walk)
        {
            return null;
        }

        try
        {
            return walk.Walker.Cursor.ActivityId == activityId
                ? await walk.Walker.StepAsync(walk.Host, walk.Cancellation)
                : throw new InvalidOperationException($"Elsa came to the step {activityId}, the file leads to {walk.Walker.Cursor.ActivityId}.");
        }
        catch (Exception e)
        {
            broken = ExceptionDispatchInfo.Capture(e);
            throw;
        }
    }
}
