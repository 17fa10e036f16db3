using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Validation;

/// <summary>The flow as a whole: it starts, every step is reached, every outcome leads on, every way ends, no circle runs without a wait.</summary>
internal static class GraphCheck
{
    public static void Run(IReadOnlyList<CheckedStep> steps, CheckedConnections checkedConnections, DefectLog log)
    {
        var connections = checkedConnections.Meant;
        const string Activities = "$.root.activities";
        if (FlowDefinition.StartOf(steps.Select(s => s.Id), connections.Select(c => c.Target)) is not { } start)
        {
            log.Add(Activities, "no-start");
            return;
        }

        var onward = connections.ToLookup(c => c.Source, c => c.Target, StringComparer.Ordinal);
        OpenOutcomes(steps, connections, log);
        WithoutItem(steps, connections, log);
        Endless(steps, onward, log);
        if (!checkedConnections.Complete) return;

        if (steps.First(s => s.Id == start) is { Description.AboutItem: true } first) log.Add(first.Path, "start-about-item", ("start", start));
        if (start != steps[0].Id) log.Add(Activities, "start-not-first", ("start", start));
        Unreached(steps, start, Reach(start, onward), log);
        Trapped(steps, onward, log);
    }

    private static void OpenOutcomes(IReadOnlyList<CheckedStep> steps, IReadOnlyList<FlowConnection> connections, DefectLog log)
    {
        var connected = connections.Select(c => (c.Source, c.Outcome)).ToHashSet();
        foreach (var step in steps)
        {
            foreach (var outcome in step.Description?.Outcomes.Where(o => !connected.Contains((step.Id, o.Name))) ?? [])
                log.Add(step.Path, "outcome-open", ("step", step.Id), ("outcome", outcome.Name));
        }
    }

    private static void WithoutItem(IReadOnlyList<CheckedStep> steps, IReadOnlyList<FlowConnection> connections, DefectLog log)
    {
        var byId = steps.ToDictionary(s => s.Id, StringComparer.Ordinal);
        foreach (var connection in connections)
        {
            if (byId.GetValueOrDefault(connection.Target) is not { Description.AboutItem: true } target) continue;
            if (byId[connection.Source].Description is not { AboutItem: false } source || source.Outcomes.Any(o => o.GivesItem && o.Name == connection.Outcome)) continue;
            log.Add(target.Path, "no-item", ("step", target.Id), ("source", connection.Source), ("outcome", connection.Outcome));
        }
    }

    private static void Unreached(IReadOnlyList<CheckedStep> steps, string start, HashSet<string> reached, DefectLog log)
    {
        foreach (var step in steps.Where(s => s.Id != start && !reached.Contains(s.Id)))
            log.Add(step.Path, "unreachable", ("step", step.Id), ("start", start));
    }

    /// <summary>A kind that is not known may be a closing one; a step with no connection at all was told already.</summary>
    private static void Trapped(IReadOnlyList<CheckedStep> steps, ILookup<string, string> onward, DefectLog log)
    {
        var ends = steps.Where(s => s.Description?.Ends ?? true).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var step in steps.Where(s => !ends.Contains(s.Id) && onward.Contains(s.Id)))
        {
            if (!Reach(step.Id, onward).Overlaps(ends)) log.Add(step.Path, "no-end", ("step", step.Id));
        }
    }

    private static void Endless(IReadOnlyList<CheckedStep> steps, ILookup<string, string> onward, DefectLog log)
    {
        var passing = steps.Where(s => s.Description is { Waits: false }).ToDictionary(s => s.Id, StringComparer.Ordinal);
        var among = passing.Keys.SelectMany(id => onward[id].Where(passing.ContainsKey).Select(target => (id, target))).ToLookup(e => e.id, e => e.target);
        var reach = passing.Keys.ToDictionary(id => id, id => Reach(id, among));
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in passing.Keys.Where(id => reach[id].Contains(id) && !told.Contains(id)))
        {
            List<string> circle = [.. passing.Keys.Where(other => reach[id].Contains(other) && reach[other].Contains(id))];
            told.UnionWith(circle);
            log.Add(passing[id].Path, "endless-cycle", ("steps", string.Join(" → ", circle)));
        }
    }

    /// <summary>What can be reached from the step by one connection or more; the step itself only through a circle.</summary>
    private static HashSet<string> Reach(string from, ILookup<string, string> onward)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var id))
        {
            foreach (var target in onward[id].Where(reached.Add)) open.Push(target);
        }

        return reached;
    }
}
