using System.Text.Json.Nodes;
using DemocraticReview.Core.Flagging;

namespace DemocraticReview.Core.Tests.Flagging;

/// <summary>The sample packages of the standard, and packages of a test's own.</summary>
internal static class OcdsFiles
{
    public static readonly string[] Names = ["01-planning", "02-tender", "03-tenderAmendment", "04-award", "05-contract", "06-implementation"];

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder(), name + ".json"));

    public static JsonNode Json(string name) => JsonNode.Parse(Bytes(name))!;

    public static OcdsPackage Package(string name) => OcdsPackage.Parse(Bytes(name));

    /// <summary>A package of releases given as the JSON inside their braces.</summary>
    public static OcdsPackage Of(params string[] releases) => OcdsPackage.Parse(Text(releases));

    public static string Text(params string[] releases) =>
        $$"""{"version":"1.1","releases":[{{string.Join(',', releases.Select((r, i) => $$"""{"ocid":"ocds-x-1","id":"{{i}}","date":"2025-0{{i + 1}}-01T00:00:00Z","tag":["contract"],{{r}}}"""))}}]}""";

    public static BrokenRuleException Refused(string text, Rule rule)
    {
        var refusal = Should.Throw<BrokenRuleException>(() => OcdsPackage.Parse(text));
        refusal.Rule.ShouldBe(rule);
        return refusal;
    }

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "DemocraticReview.sln")))
        {
            root = root.Parent;
        }
        return Path.Combine(root.FullName, "tests", "data", "ocds");
    }
}
