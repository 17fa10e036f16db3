using System.Text.Json;
using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Validation;

/// <summary>The keys of the top level and of the flowchart.</summary>
internal static class HeadCheck
{
    private const int LongestId = 80;

    private static readonly string[] Switches = ["canStartWorkflow", "runAsynchronously", "mergeMode", "commitStrategyName"];

    public static void Run(JsonAt top, DefectLog log)
    {
        UnknownKeys(top, ElsaForm.TopKeys, log);
        if (top["id"].Text is null) log.Add("$.id", "no-id", ("example", $"{top["definitionId"].Text ?? "review"}-v1"));
        if (top["definitionId"].Text is null) log.Add("$.definitionId", "no-definition-id");
        LongId(top["definitionId"], log);
        if (VersionOf(top) is null) log.Add("$.version", "version-number");
        if (top["name"].Text is null) log.Add("$.name", "wrong-form", ("expectedZh", "流程的名称"), ("expectedEn", "the name of the procedure"));
        if (top["isPublished"].Element.ValueKind != JsonValueKind.True) log.Add("$.isPublished", "not-published");
        if (ElsaForm.Title(top.Element) is null) log.Add("$.title", "no-title");
        if (!top["settings"].IsObject) log.Add("$.settings", "no-settings");
        if (top["subject"].Text is not { } subject || !FlowSubjects.All.Contains(subject))
            log.AddName("$.subject", "unknown-subject", top["subject"].Text ?? "", FlowSubjects.All, ("allowed", string.Join(", ", FlowSubjects.All)));
        Root(top["root"], log);
    }

    /// <summary>The databases keep ids of definitions and steps in a column of this length.</summary>
    public static void LongId(JsonAt id, DefectLog log)
    {
        if (id.Text?.Length > LongestId) log.Add(id.Path, "id-too-long", ("maximum", LongestId));
    }

    public static int? VersionOf(JsonAt top) =>
        top["version"].Element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var version) && version > 0 ? version : null;

    public static void UnknownKeys(JsonAt at, IReadOnlyList<string> known, DefectLog log)
    {
        foreach (var (key, value) in at.Members.Where(m => !known.Contains(m.Key)))
            log.AddName(value.Path, "unknown-key", key, known);
    }

    /// <summary>
    /// Elsa Studio writes some of these switches with every step, off. On, they start the flow elsewhere, run a step outside the flow's
    /// transaction or make it wait for branches that never come; the embedded runner would not follow.
    /// </summary>
    public static void EngineSwitches(JsonAt customProperties, DefectLog log)
    {
        foreach (var (key, value) in customProperties.Members.Where(m => Switches.Contains(m.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (value.Element.ValueKind is not (JsonValueKind.False or JsonValueKind.Null)) log.Add(value.Path, "engine-switch", ("key", key));
        }
    }

    private static void Root(JsonAt root, DefectLog log)
    {
        if (!root.IsObject)
        {
            log.Add(root.Path, "wrong-form", ("expectedZh", "流程图对象 {…}"), ("expectedEn", "the flowchart, an object {…}"));
            return;
        }

        UnknownKeys(root, ElsaForm.RootKeys, log);
        EngineSwitches(root["customProperties"], log);
        if (root["type"].Text != ElsaForm.FlowchartType) log.Add("$.root.type", "root-type");
        if (root["id"].Text is null) log.Add("$.root.id", "no-root-id");
        foreach (var list in new[] { root["activities"], root["connections"] }.Where(l => !l.IsArray))
            log.Add(list.Path, "wrong-form", ("expectedZh", "一个列表 […]"), ("expectedEn", "a list […]"));
    }
}
