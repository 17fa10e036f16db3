using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Running;

namespace DemocraticReview.Workflow.Drawing;

public enum StepState
{
    Done,
    Current,
    Ahead,

    /// <summary>Lies before the current step on a branch that was not taken, such as the referral of an item that passed.</summary>
    NotTaken,
}

/// <param name="Back">Leads to a step drawn before: a loop.</param>
public sealed record DrawnEdge(string Outcome, Bilingual Label, string TargetId, bool Back);

/// <param name="WaitsFor">The role whose act the step waits for; null where nobody has to act.</param>
public sealed record DrawnStep(string Id, Bilingual Title, StepState State, string? WaitsFor, IReadOnlyList<DrawnEdge> Edges);

/// <summary>A flow as an ordered list of steps for a page to draw, with no layout in it.</summary>
public static class FlowDrawing
{
    /// <param name="journal">The steps walked so far, oldest first.</param>
    public static IReadOnlyList<DrawnStep> Of(FlowDefinition definition, ActivityCatalog catalog, FlowCursor cursor, IReadOnlyList<FlowStep> journal)
    {
        var order = Ordered(definition, catalog);
        var rank = order.Index().ToDictionary(e => e.Item.Id, e => e.Index, StringComparer.Ordinal);

        // In a loop over the agenda, steps of an earlier item lie ahead again for the present one.
        var walked = journal.Where(s => s.Item is null || cursor.Item is null || s.Item == cursor.Item).Select(s => s.ActivityId).ToHashSet(StringComparer.Ordinal);
        var here = rank.GetValueOrDefault(cursor.ActivityId, -1);
        return [.. order.Select(a => new DrawnStep(a.Id, TitleOf(a), StateOf(a), catalog.Find(a.Type)?.WaitsFor, Edges(a)))];

        Bilingual TitleOf(FlowActivity activity) => activity.Title ?? catalog.Find(activity.Type)?.Title ?? new(activity.Id, activity.Id);

        StepState StateOf(FlowActivity activity) => (rank[activity.Id] - here) switch
        {
            0 => cursor.Status == FlowStatus.Finished ? StepState.Done : StepState.Current,
            > 0 => StepState.Ahead,
            _ => walked.Contains(activity.Id) ? StepState.Done : StepState.NotTaken,
        };

        IReadOnlyList<DrawnEdge> Edges(FlowActivity activity) =>
            [.. definition.Connections.Where(c => c.Source == activity.Id && rank.ContainsKey(c.Target))
                .Select(c => new DrawnEdge(c.Outcome, LabelOf(activity, c.Outcome), c.Target, rank[c.Target] <= rank[activity.Id]))];

        Bilingual LabelOf(FlowActivity activity, string outcome) =>
            catalog.Find(activity.Type)?.Outcomes.FirstOrDefault(o => o.Name == outcome)?.Title ?? new(outcome, outcome);
    }

    /// <summary>
    /// The order in which a meeting takes the steps: depth first, a step after all that lead to it save by a loop. The outcomes are
    /// visited last to first, so that what follows the first one (the next item) stands before what follows the last (none left).
    /// </summary>
    private static List<FlowActivity> Ordered(FlowDefinition definition, ActivityCatalog catalog)
    {
        List<FlowActivity> order = [];
        HashSet<string> seen = [];
        Visit(definition.Start);
        order.Reverse();
        return order;

        void Visit(FlowActivity activity)
        {
            if (!seen.Add(activity.Id)) return;
            foreach (var outcome in catalog.Find(activity.Type)?.Outcomes.Reverse() ?? [])
            {
                if (definition.After(activity.Id, outcome.Name) is { } next) Visit(next);
            }

            order.Add(activity);
        }
    }
}
