using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Running;

/// <summary>How a step ended.</summary>
/// <param name="Name">One of the outcomes that the step's description lists; <c>Done</c> for a step that ends the flow.</param>
/// <param name="Item">Only from a step that picks an item: the item that the following steps are about, null when none is left.</param>
public readonly record struct FlowOutcome(string Name, string? Item = null);

/// <summary>
/// What the runner asks of the state that Core keeps. The contract:
/// <list type="bullet">
/// <item>The answer is a function of Core's present state, of the step and of the item alone: asked twice with nothing done between, it is the same.</item>
/// <item>A step that has been done stays done. The outcome that leads back (a reworked draft, a postponed item) comes with a
/// change of state that makes the steps it leads to undone again; it is not given once the subject has gone on from there.</item>
/// <item>A step that picks an item names only items that are not finished. Finishing is one-way and an agenda is finite, so a loop over the agenda ends.</item>
/// <item>A stage that the subject no longer needs (the meeting was called off, nothing is to be rectified) is done.</item>
/// </list>
/// The answers decide nothing: a command that comes at the wrong time is refused by Core, wherever the flow stands.
/// </summary>
public interface IFlowReading
{
    /// <summary>How <paramref name="activity"/> ended, or null when it has not: then the flow waits there.</summary>
    /// <param name="item">The item picked last on the way here, as <see cref="FlowOutcome.Item"/> gave it; null for a step that is not about an item.</param>
    FlowOutcome? OutcomeOf(FlowActivity activity, string? item);
}

/// <summary>What the runner needs to carry a flow on. It runs inside the caller's unit of work: it commits nothing and retries nothing.</summary>
public interface IFlowHost : IFlowReading
{
    /// <summary>
    /// Sends the command that the description of <paramref name="activity"/> names, in the same transaction, and lets the next
    /// <see cref="IFlowReading.OutcomeOf"/> see its effect. Called at most once each time the step is entered, and only while the step has no outcome.
    /// An exception leaves the cursor where the caller last saved it.
    /// </summary>
    Task EnterAsync(FlowActivity activity, string command, string? item, CancellationToken cancellation);
}
