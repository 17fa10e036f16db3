using System.Text.Json;
using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Validation;

/// <summary>A step with an id, and its kind as far as it can be told: the one named, or the one probably meant, or null.</summary>
internal sealed record CheckedStep(string Id, string Path, ActivityDescription? Description);

/// <summary>Each step by itself: its id, its type, its inputs.</summary>
internal static class StepsCheck
{
    public static IReadOnlyList<CheckedStep> Run(
        JsonAt activities, string? subject, ActivityCatalog catalog, IReadOnlyDictionary<string, JsonElement> variables, DefectLog log)
    {
        var steps = new Dictionary<string, CheckedStep>(StringComparer.Ordinal);
        foreach (var activity in activities.Items)
        {
            var description = Describe(activity, subject, catalog, log);
            if (description is not null) InputsCheck.Run(activity, description, variables, log);
            if (!activity["title"].Missing && ElsaForm.Title(activity.Element) is null) log.Add(activity["title"].Path, "no-title");
            HeadCheck.EngineSwitches(activity["customProperties"], log);
            HeadCheck.LongId(activity["id"], log);
            if (activity["id"].Text is not { } id)
                log.Add(activity["id"].Path, "activity-without-id");
            else if (!steps.TryAdd(id, new(id, activity.Path, description)))
                log.Add(activity["id"].Path, "duplicate-id", ("id", id), ("first", steps[id].Path));
        }

        return [.. steps.Values];
    }

    private static ActivityDescription? Describe(JsonAt activity, string? subject, ActivityCatalog catalog, DefectLog log)
    {
        if (activity["type"].Text is not { } type)
        {
            log.Add(activity["type"].Path, "no-type");
            return null;
        }

        if (catalog.Find(type) is not { } description)
        {
            var nearest = log.AddName(activity["type"].Path, "unknown-activity", type, catalog.All.Select(d => d.Type));
            return nearest is null ? null : catalog.Find(nearest);
        }

        if (subject is not null && FlowSubjects.All.Contains(subject) && description.Subject != subject)
            log.Add(activity["type"].Path, "wrong-subject", ("type", type), ("its", description.Subject), ("subject", subject));
        return description;
    }
}
