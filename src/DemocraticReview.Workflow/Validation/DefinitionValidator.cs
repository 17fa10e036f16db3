using System.Text.Json;
using DemocraticReview.Workflow.Activities;

namespace DemocraticReview.Workflow.Validation;

/// <summary>
/// Refuses what either engine would take and then do something else with. Every defect is told, not only the first; and since one slip
/// makes others look wrong, a misspelt name counts, for the checks after it, as the name it was probably meant to be.
/// </summary>
public static class DefinitionValidator
{
    /// <param name="settingsCheck">Core's judgement of the object under <c>settings</c>, which this project does not read.</param>
    /// <param name="known">The versions loaded before; empty where there is no database, as in <c>./start.sh check</c>.</param>
    /// <returns>The defects in the order in which they are found; empty for a good file.</returns>
    public static IReadOnlyList<Defect> Check(
        string file, string text, ActivityCatalog catalog, Func<JsonElement, IEnumerable<SettingsDefect>> settingsCheck, IEnumerable<KnownDefinition>? known = null)
    {
        var log = new DefectLog(file);
        using var document = JsonText.Parse(text, log);
        if (document is null) return log.Found;

        var top = new JsonAt(document.RootElement, "$");
        if (!top.IsObject)
        {
            log.Add("$", "wrong-form", ("expectedZh", "一个对象 {…}"), ("expectedEn", "an object {…}"));
            return log.Found;
        }

        HeadCheck.Run(top, log);
        if (top["settings"] is { IsObject: true } settings)
        {
            foreach (var defect in settingsCheck(settings.Element)) log.Add(settings.Path, defect);
        }

        var variables = VariablesCheck.Run(top["variables"], log);
        if (top["root"]["activities"].IsArray) Flow(top, catalog, variables, log);
        VersionsCheck.Run(top, text, [.. known ?? []], log);
        return log.Found;
    }

    /// <summary>All files of the folder: each by itself, and what shows only between them or in what is gone.</summary>
    /// <param name="folder">Named as the file of a defect that no file of the folder has, since its file is gone.</param>
    public static IReadOnlyList<Defect> CheckAll(
        string folder, IReadOnlyList<WorkflowFile> files, ActivityCatalog catalog, Func<JsonElement, IEnumerable<SettingsDefect>> settingsCheck, IReadOnlyList<KnownDefinition> known) =>
    [
        .. files.SelectMany(f => Check(f.Name, f.Text, catalog, settingsCheck, known)),
        .. VersionsCheck.Between(folder, files, known),
    ];

    private static void Flow(JsonAt top, ActivityCatalog catalog, IReadOnlyDictionary<string, JsonElement> variables, DefectLog log)
    {
        var steps = StepsCheck.Run(top["root"]["activities"], top["subject"].Text, catalog, variables, log);
        var connections = ConnectionsCheck.Run(top["root"]["connections"], steps, log);
        GraphCheck.Run(steps, connections, log);
    }
}
