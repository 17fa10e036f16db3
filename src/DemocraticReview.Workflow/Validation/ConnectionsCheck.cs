using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Validation;

/// <summary>The connections as they were probably meant.</summary>
/// <param name="Complete">Whether every one could be read or guessed. Where not, nothing can be said of what the flow reaches.</param>
internal sealed record CheckedConnections(IReadOnlyList<FlowConnection> Meant, bool Complete);

/// <summary>Each connection by itself.</summary>
internal static class ConnectionsCheck
{
    private static readonly string[] EndpointKeys = ["activity", "port"];

    public static CheckedConnections Run(JsonAt connections, IReadOnlyList<CheckedStep> steps, DefectLog log)
    {
        var ids = steps.Select(s => s.Id).ToList();
        var meant = new Dictionary<(string Source, string Outcome), (FlowConnection Connection, string Path)>();
        var complete = true;
        foreach (var connection in connections.Items)
        {
            if (!HasForm(connection, log))
            {
                complete = false;
                continue;
            }

            var source = StepOf(connection["source"]["activity"], ids, log);
            var target = StepOf(connection["target"]["activity"], ids, log);
            if (connection["target"]["port"] is { Text: not ElsaForm.InPort } port) log.AddName(port.Path, "unknown-port", port.Text!, [ElsaForm.InPort]);
            complete &= source is not null && target is not null;
            if (source is null) continue;

            // A target that cannot even be guessed keeps its outcome connected, so that one slip is not told as two.
            var outcome = OutcomeOf(connection["source"]["port"], steps.First(s => s.Id == source), log);
            if (!meant.TryAdd((source, outcome), (new(source, outcome, target ?? ""), connection.Path)))
                log.Add(connection.Path, "outcome-twice", ("step", source), ("outcome", outcome), ("first", meant[(source, outcome)].Path));
        }

        return new([.. meant.Values.Select(m => m.Connection)], complete);
    }

    private static bool HasForm(JsonAt connection, DefectLog log)
    {
        HeadCheck.UnknownKeys(connection, ElsaForm.ConnectionKeys, log);
        HeadCheck.UnknownKeys(connection["source"], EndpointKeys, log);
        HeadCheck.UnknownKeys(connection["target"], EndpointKeys, log);
        JsonAt[] needed = [connection["source"]["activity"], connection["source"]["port"], connection["target"]["activity"], connection["target"]["port"]];
        if (needed.All(n => n.Text is not null)) return true;
        log.Add(connection.Path, "connection-form");
        return false;
    }

    private static string? StepOf(JsonAt activity, List<string> ids, DefectLog log) =>
        ids.Contains(activity.Text!) ? activity.Text : log.AddName(activity.Path, "unknown-step", activity.Text!, ids);

    private static string OutcomeOf(JsonAt port, CheckedStep step, DefectLog log)
    {
        if (step.Description is not { } description) return port.Text!;
        var names = description.Outcomes.Select(o => o.Name).ToList();
        if (names.Contains(port.Text!)) return port.Text!;
        var nearest = log.AddName(port.Path, "unknown-outcome", port.Text!, names, ("step", step.Id), ("allowed", names.Count == 0 ? "-" : string.Join(", ", names)));
        return nearest ?? (names.Count == 1 ? names[0] : port.Text!);
    }
}
