using System.Text.Json.Nodes;
using Json.Schema;

namespace Architecture.Tests.Docs;

/// <summary>The schema that editors use, held against the files that come with the product and against bad ones, by a validator that is not ours.</summary>
public sealed class ProcedureSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(DocsFolder.Path, "procedure.schema.json")));
    private static readonly string Folder = Path.Combine(DocsFolder.Root, "workflows");

    public static TheoryData<string> Shipped => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_file_fits_and_names_the_schema(string file)
    {
        var text = Read(file);
        IsValid(text).ShouldBeTrue();
        ((string?)text["$schema"]).ShouldBe("../docs/procedure.schema.json");
    }

    [Theory]
    [InlineData("$.settings.quorum", "\"66%\"")]
    [InlineData("$.settings.seats", "\"fifteen\"")]
    [InlineData("$.settings.seats", "0")]
    [InlineData("$.settings.treshold", "\"1/2\"")]
    [InlineData("$.settings.base", "\"Everybody\"")]
    [InlineData("$.settings.answers", "[\"Satisfied\", \"Maybe\"]")]
    [InlineData("$.settings.answers", "[]")]
    [InlineData("$.settings.officeSeats", "[{\"zh\": \"工会\"}]")]
    [InlineData("$.settings.words", "{\"Jury\": {\"zh\": \"代表\", \"en\": \"delegate\"}}")]
    [InlineData("$.settings.question", null)]
    [InlineData("$.settings", null)]
    [InlineData("$.version", "0")]
    [InlineData("$.version", "\"1\"")]
    [InlineData("$.isPublished", "false")]
    [InlineData("$.subject", "\"party\"")]
    [InlineData("$.subject", "\"referral\"")]
    [InlineData("$.titel", "\"x\"")]
    [InlineData("$.title", "{\"zh\": \"评议\"}")]
    [InlineData("$.root.id", null)]
    [InlineData("$.root.type", "\"Elsa.Sequence\"")]
    [InlineData("$.root.start", "\"flag\"")]
    [InlineData("$.root.activities[2].type", "\"DemocraticReview.DrawJudges\"")]
    [InlineData("$.root.activities[2].type", "\"DemocraticReview.SignReferral\"")]
    [InlineData("$.root.activities[2].seats", "15")]
    [InlineData("$.root.activities[2].id", null)]
    [InlineData("$.root.connections[10].source.port", "\"counted\"")]
    [InlineData("$.root.connections[10].target.port", "\"Out\"")]
    [InlineData("$.root.connections[10].target", null)]
    public void A_bad_file_does_not_fit(string path, string? value) => IsValid(Edited("changgang-review.json", path, value)).ShouldBeFalse();

    [Theory]
    [InlineData("$.root.activities[3].sendWithinWorkingDays", "0")]
    [InlineData("$.root.activities[3].sendWithinWorkingDays", "\"3\"")]
    [InlineData("$.root.activities[3].receiptWithinWorkingDays", "3")]
    [InlineData("$.settings.seats", "15")]
    public void A_bad_file_of_a_referral_does_not_fit(string path, string value) => IsValid(Edited("discipline-referral.json", path, value)).ShouldBeFalse();

    private static bool IsValid(JsonNode file) => Schema.Evaluate(file).IsValid;

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!;

    private static JsonNode Edited(string file, string path, string? value)
    {
        var root = Read(file);
        var parts = path[2..].Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        var parent = parts[..^1].Aggregate(root, (node, part) => node is JsonArray list ? list[int.Parse(part, null)]! : node[part]!);
        if (value is null)
        {
            parent.AsObject().Remove(parts[^1]).ShouldBeTrue(path);
        }
        else
        {
            parent[parts[^1]] = JsonNode.Parse(value);
        }

        return root;
    }
}
