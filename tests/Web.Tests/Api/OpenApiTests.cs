using System.Text.Json;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Rights;
using DemocraticReview.Core;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Tests.Api;

[Collection(AtTheWorks.Name)]
public sealed class OpenApiTests(Works works)
{
    [Fact]
    public async Task The_document_is_served_as_valid_OpenAPI_3_1_with_a_name_and_a_version()
    {
        var document = await DocumentAsync();
        document.GetProperty("openapi").GetString().ShouldStartWith("3.1.");
        document.GetProperty("info").GetProperty("title").GetString().ShouldBe("DemocraticReview API");
        document.GetProperty("info").GetProperty("version").GetString().ShouldBe("v1");
        DanglingReferences(document).ShouldBeEmpty();
    }

    [Fact]
    public void A_reference_that_leads_nowhere_is_noticed() =>
        DanglingReferences(JsonSerializer.Deserialize<JsonElement>("""{"paths":{"/x":{"$ref":"#/components/schemas/Nothing"}},"components":{"schemas":{}}}"""))
            .ShouldHaveSingleItem();

    [Fact]
    public async Task Every_command_with_a_route_has_an_operation_with_a_body_an_answer_and_its_key()
    {
        var operations = await OperationsAsync();
        foreach (var route in Routes.Of(works).Where(r => r.Command is not null))
        {
            var operation = operations[route.Command!.Name];
            if (route.Command != typeof(BindLink))
            {
                Schema(operation.GetProperty("responses").GetProperty("200")).ShouldBe($"#/components/schemas/{nameof(Answer)}", route.Command.Name);
                operation.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldContain(Sender.KeyHeader, route.Command.Name);
            }

            operation.GetProperty("requestBody").GetProperty("content").EnumerateObject().ShouldNotBeEmpty(route.Command.Name);
        }
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_a_known_tag_and_says_who_may()
    {
        var document = await DocumentAsync();
        var tags = document.GetProperty("tags").EnumerateArray().Select(t => t.GetProperty("name").GetString()).ToList();
        foreach (var (name, operation) in await OperationsAsync())
        {
            tags.ShouldContain(operation.GetProperty("tags")[0].GetString(), name);
            operation.GetProperty("description").GetString()!.ShouldMatch("^(Open to everybody|For [A-Za-z, ]+)\\.$", name);
            (operation.TryGetProperty("summary", out var summary) && summary.GetString()!.Length > 0).ShouldBeTrue(name);
            operation.GetProperty("responses").TryGetProperty("default", out _).ShouldBeTrue(name);
        }
    }

    [Fact]
    public async Task A_problem_s_code_is_one_of_the_closed_list()
    {
        var codes = (await DocumentAsync()).GetProperty("components").GetProperty("schemas").GetProperty("Problem").GetProperty("properties").GetProperty("code").GetProperty("enum");
        codes.EnumerateArray().Select(c => c.GetString()).ShouldBe(RuleBook.All.Select(r => r.Code));
    }

    [Fact]
    public async Task A_request_body_shows_what_is_sent_and_nothing_that_is_computed()
    {
        var schema = (await DocumentAsync()).GetProperty("components").GetProperty("schemas").GetProperty("OpenBallot");
        schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).ShouldBe(["item", "channel", "issued"]);
    }

    private static List<string> DanglingReferences(JsonElement document) =>
        [.. References(document).Where(r => !Leads(document, r[2..].Split('/')))];

    private static bool Leads(JsonElement at, IEnumerable<string> path)
    {
        foreach (var name in path)
        {
            if (!at.TryGetProperty(name, out at))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> References(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => p is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static string? Schema(JsonElement response) =>
        response.GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString();

    private async Task<JsonElement> DocumentAsync()
    {
        using var nobody = works.NewDevice();
        return (await nobody.GetAsync("/openapi/v1.json")).Ok<JsonElement>();
    }

    private async Task<Dictionary<string, JsonElement>> OperationsAsync() => (await DocumentAsync()).GetProperty("paths").EnumerateObject()
        .SelectMany(p => p.Value.EnumerateObject()).ToDictionary(o => o.Value.GetProperty("operationId").GetString()!, o => o.Value);
}
