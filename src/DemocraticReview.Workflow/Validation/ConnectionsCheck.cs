using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Validation;

/// <summary>Each connection by itself. What it gives back is the flow as it was probably meant.</summary>
internal static class ConnectionsCheck
{
    private static readonly string[] EndpointKeys = ["activity", "port"];

    public static IReadOnlyList<FlowConnection> Run(JsonAt connections, IReadOnlyList<CheckedStep> steps, DefectLog log)
    {
        var ids = steps.Select(s => s.Id).ToList();
        var meant = new Dictionary<(string Source, string Outcome), (FlowConnection Connection, string Path)>();
        foreach (var connection in connections.Items)
        {
            if (!HasForm(connection, log)) continue;
            var source = StepOf(connection["source"]["activity"], ids, log);
            var target = StepOf(connection["target"]["activity"], ids, log);
            if (connection["target"]["port"] is { Text: not ElsaForm.InPort } port) log.AddName(port.Path, "unknown-port", port.Text!, [ElsaForm.InPort]);
            if (source is null || OutcomeOf(connection["source"]["port"], steps.First(s => s.Id == source), log) is not { } outcome) continue;

            // A target that cannot even be guessed keeps its outcome connected, so that one slip is not told as two.
            if (!meant.TryAdd((source, outcome), (new(source, outcome, target ?? ""), connection.Path)))
                log.Add(connection.Path, "outcome-twice", ("step", source), ("outcome", outcome), ("first", meant[(source, outcome)].Path));
        }

        return [.. meant.Values.Select(m => m.Connection)];
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

    private static string? OutcomeOf(JsonAt port, CheckedStep step, DefectLog log)
    {
        if (step.Description is not { } description) return port.Text;
        var names = description.Outcomes.Select(o => o.Name).ToList();
        return names.Contains(port.Text!) ? port.Text
            : log.AddName(port.Path, "unknown-outcome", port.Text!, names, ("step", step.Id), ("allowed", names.Count == 0 ? "-" : string.Join(", ", names)));
    }
}
