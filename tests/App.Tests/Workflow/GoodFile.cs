using System.Text.Json;
using System.Text.Json.Nodes;
using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Validation;

namespace App.Tests.Workflow;

/// <summary>The shipped files, and what becomes of them by one edit.</summary>
internal static class GoodFile
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "workflows");

    public static string Changgang { get; } = Read("changgang-review");

    public static string Referral { get; } = Read("discipline-referral");

    public static FlowDefinition Meeting { get; } = FlowDefinition.Parse(Changgang);

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.json"));

    /// <summary>The text after one edit of its JSON.</summary>
    public static string With(this string text, Action<JsonObject> edit)
    {
        var root = JsonNode.Parse(text)!.AsObject();
        edit(root);
        return root.ToJsonString(new() { WriteIndented = true });
    }

    public static JsonObject Activity(this JsonObject root, string id) =>
        root["root"]!["activities"]!.AsArray().Select(a => a!.AsObject()).Single(a => (string?)a["id"] == id);

    public static JsonObject Connection(this JsonObject root, string source, string port) =>
        root["root"]!["connections"]!.AsArray().Select(c => c!.AsObject())
            .Single(c => (string?)c["source"]!["activity"] == source && (string?)c["source"]!["port"] == port);

    public static void Disconnect(this JsonObject root, string source, string port) =>
        root["root"]!["connections"]!.AsArray().Remove(root.Connection(source, port));

    public static void Connect(this JsonObject root, string source, string port, string target) =>
        root["root"]!["connections"]!.AsArray().Add(JsonNode.Parse(
            $$$"""{"source": {"activity": "{{{source}}}", "port": "{{{port}}}"}, "target": {"activity": "{{{target}}}", "port": "In"}}"""));

    public static IReadOnlyList<Defect> Check(string text, ActivityCatalog? catalog = null, params KnownDefinition[] known) =>
        DefinitionValidator.Check("file.json", text, catalog ?? ActivityCatalog.Standard, NoSettingsDefects, known);

    public static IEnumerable<SettingsDefect> NoSettingsDefects(JsonElement settings) => [];

    /// <summary>The file has exactly this defect.</summary>
    public static Defect ShouldHaveOnly(this string text, string code, string path, string? nearest = null)
    {
        var defect = Check(text).ShouldHaveSingleItem();
        (defect.Code, defect.JsonPath, defect.Nearest).ShouldBe((code, path, nearest), defect.ToLine("en"));
        (defect.Reason.Zh + defect.Reason.En).ShouldNotMatch(@"\{[a-zA-Z]+\}", "a fact is missing from the text");
        return defect;
    }
}
