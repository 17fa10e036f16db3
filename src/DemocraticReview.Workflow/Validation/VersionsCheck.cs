using System.Text.Json;
using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Validation;

/// <summary>The file against what was loaded before: a version, once loaded, never changes, for meetings may run on it.</summary>
internal static class VersionsCheck
{
    public static void Run(JsonAt top, string text, IReadOnlyList<KnownDefinition> known, DefectLog log)
    {
        if (top["id"].Text is not { } id || top["definitionId"].Text is not { } definition || HeadCheck.VersionOf(top) is not { } version) return;
        var before = known.Where(k => k.DefinitionId == definition).ToList();
        var latest = before.Select(k => k.Version).DefaultIfEmpty().Max();
        if (before.FirstOrDefault(k => k.Version == version) is { } same)
        {
            if (same.Sha256 != FlowDefinition.HashOf(text)) log.Add("$.version", "edited-in-place", ("definition", definition), ("version", version));
        }
        else if (known.FirstOrDefault(k => k.Id == id) is { } other)
        {
            log.Add("$.id", "id-reused", ("id", id), ("definition", other.DefinitionId), ("version", other.Version));
        }

        if (version < latest) log.Add("$.version", "version-older", ("definition", definition), ("latest", latest), ("version", version));
    }

    public static IEnumerable<Defect> Between(string folder, IReadOnlyList<WorkflowFile> files, IReadOnlyList<KnownDefinition> known)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, definition) in files.Select(f => (f.Name, DefinitionId: DefinitionIdOf(f.Text))))
        {
            if (definition is null || owners.TryAdd(definition, file)) continue;
            var log = new DefectLog(file);
            log.Add("$.definitionId", "defined-twice", ("definition", definition), ("other", owners[definition]));
            yield return log.Found[0];
        }

        // A file that says nothing of what it defines was told already, and may be the one that seems to be gone.
        if (files.Any(f => DefinitionIdOf(f.Text) is null)) yield break;
        foreach (var gone in known.GroupBy(k => k.DefinitionId).Where(g => !owners.ContainsKey(g.Key) && g.Any(k => k.Running > 0)))
        {
            var log = new DefectLog(folder);
            log.Add("$", "file-gone", ("definition", gone.Key), ("running", gone.Sum(k => k.Running)));
            yield return log.Found[0];
        }
    }

    private static string? DefinitionIdOf(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'));
            return ElsaForm.Text(document.RootElement, "definitionId");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
