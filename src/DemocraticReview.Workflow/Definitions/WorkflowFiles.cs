using System.Text.Json;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Workflow.Validation;

namespace DemocraticReview.Workflow.Definitions;

/// <summary>Workflow files on disk, and Core's word on their settings in the validator's form.</summary>
public static class WorkflowFiles
{
    public static IReadOnlyList<WorkflowFile> In(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(f => new WorkflowFile(Path.GetFileName(f), File.ReadAllText(f)))];

    /// <summary>Judges the settings of a file. A referral's procedure has none that Core knows but its name and the letter's title.</summary>
    public static IEnumerable<SettingsDefect> CheckSettings(JsonElement settings)
    {
        var procedure = settings.TryGetProperty("procedure", out var p) && p.ValueKind == JsonValueKind.String ? p.GetString()! : "";
        if (settings.TryGetProperty("title", out _))
        {
            return settings.EnumerateObject().Where(x => x.Name is not ("procedure" or "title"))
                .Select(x => new SettingsDefect(x.Name, "setting-refused", new($"移送流程没有名为“{x.Name}”的设置", $"a referral has no setting called \"{x.Name}\"")));
        }

        return SettingsReader.Read(settings, procedure).Defects
            .Select(d => new SettingsDefect(d.Path.TrimStart('$', '.'), "setting-refused", new(d.Zh, d.En), d.Known is null ? null : Nearest.To(d.Path[2..], d.Known)));
    }
}
