using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Running;

/// <summary>
/// One walk over a definition by what Core's state says. Reading answers the same until a command is sent, so a step met twice
/// with the same item since the last command would be met for ever: that is told at once, and exactly. The limit on steps is for
/// what reading cannot see, a loop that sends a command each time round.
/// </summary>
/// <remarks>An engine that holds the graph itself asks <see cref="StepAsync"/> at each step it comes to.</remarks>
public sealed class FlowWalker(FlowDefinition definition, ActivityCatalog catalog, FlowCursor origin, IFlowReading reading)
{
    public const int Limit = 1000;

    private readonly List<FlowStep> journal = [];
    private readonly HashSet<(string ActivityId, string? Item)> met = [];

    public FlowCursor Cursor { get; private set; } = origin with { Status = FlowStatus.Waiting, Fault = null };

    public FlowWalk Result => new(Cursor, journal);

    /// <summary>
    /// Walks through every step that has an outcome, by reading alone. Gives back the step whose command has to be sent before it can
    /// be said whether the flow goes on, or null when the flow has come to rest.
    /// </summary>
    public (FlowActivity Activity, string Command)? Walk()
    {
        var (passed, toSend) = Look();
        while (passed is not null)
            (passed, toSend) = Look();
        return toSend;
    }

    /// <summary>Asks one step, sending its command where it has one.</summary>
    /// <returns>The outcome by which the flow went on, or null when it has come to rest.</returns>
    public async Task<string?> StepAsync(IFlowHost host, CancellationToken cancellation)
    {
        var (passed, toSend) = Look();
        while (toSend is var (activity, command))
        {
            await host.EnterAsync(activity, command, Cursor.Item, cancellation);

            // The step is asked again, and may be met again.
            met.Clear();
            Cursor = Cursor with { Entered = true };
            (passed, toSend) = Look();
        }

        return passed;
    }

    private (string? Passed, (FlowActivity Activity, string Command)? ToSend) Look()
    {
        if (Cursor.Status != FlowStatus.Waiting || Find(out var activity) is not { } description) return default;
        if (reading.OutcomeOf(activity, Cursor.Item) is not { } outcome) return (null, Rest(activity, description));
        Pass(activity, description, outcome);
        return (Cursor.Status == FlowStatus.Faulted ? null : outcome.Name, null);
    }

    private ActivityDescription? Find(out FlowActivity activity)
    {
        activity = definition.Find(Cursor.ActivityId)!;
        if (activity is null) return Fault(FlowFaults.StepGone(Cursor.ActivityId));
        if (catalog.Find(activity.Type) is not { } description) return Fault(FlowFaults.TypeUnknown(activity.Id, activity.Type));
        if (description.AboutItem && Cursor.Item is null) return Fault(FlowFaults.NoItem(activity.Id));
        if (!met.Add((activity.Id, Cursor.Item))) return Fault(FlowFaults.Circling(activity.Id));
        return journal.Count < Limit ? description : Fault(FlowFaults.TooManySteps(Limit));
    }

    private void Pass(FlowActivity activity, ActivityDescription description, FlowOutcome outcome)
    {
        if (!description.Has(outcome.Name))
        {
            Fault(FlowFaults.OutcomeUnknown(activity.Id, outcome.Name));
            return;
        }

        var next = definition.After(activity.Id, outcome.Name);
        if (next is null && !description.Ends)
        {
            Fault(FlowFaults.OutcomeOpen(activity.Id, outcome.Name));
            return;
        }

        var item = description.PicksItem ? outcome.Item : Cursor.Item;
        journal.Add(new(activity.Id, outcome.Name, item));
        Cursor = Cursor with { Steps = Cursor.Steps + 1 };
        Cursor = next is null || description.Ends
            ? Cursor with { Status = FlowStatus.Finished }
            : Cursor with { ActivityId = next.Id, Entered = false, Item = catalog.Find(next.Type) is { AboutItem: true } ? item : null };
    }

    private (FlowActivity Activity, string Command)? Rest(FlowActivity activity, ActivityDescription description)
    {
        if (description.Command is { } command && !Cursor.Entered) return (activity, command);
        if (description.Waits)
            Cursor = Cursor with { Entered = true };
        else
            Fault(FlowFaults.NoOutcome(activity.Id));
        return null;
    }

    private ActivityDescription? Fault(FlowFault fault)
    {
        // Not entered: whoever tries again may send the command again, since this time it came to nothing.
        Cursor = Cursor with { Status = FlowStatus.Faulted, Fault = fault, Entered = false };
        return null;
    }
}
