using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;

namespace DemocraticReview.Workflow.Validation;

/// <summary>
/// A JSON Schema (draft 2020-12) of workflow files for editors, made of the same descriptions that the validator reads. It knows what can be
/// told of each part by itself; whether the parts fit together, such as a connection to a step that is not there, the validator says.
/// </summary>
public static class ProcedureSchema
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <param name="catalog">The kinds of step there are.</param>
    /// <param name="settings">Schema of a meeting's settings, which are Core's.</param>
    public static string Text(ActivityCatalog catalog, JsonObject settings) => Of(catalog, settings).ToJsonString(Pretty) + "\n";

    private static JsonObject Of(ActivityCatalog catalog, JsonObject settings) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "Workflow file of a procedure · 流程文件",
        ["type"] = "object",
        ["required"] = new JsonArray("id", "definitionId", "version", "isPublished", "title", "subject", "settings", "root"),
        ["properties"] = Head(),
        ["additionalProperties"] = false,
        ["oneOf"] = new JsonArray(
            ForSubject(FlowSubjects.Meeting, settings, catalog),
            ForSubject(FlowSubjects.Referral, Object(("procedure", Text(200)), ("title", Text(200))), catalog)),
        ["$defs"] = new JsonObject { ["bilingual"] = Object(("zh", Text(200)), ("en", Text(200))) },
    };

    private static JsonObject Head()
    {
        var head = new JsonObject();
        foreach (var key in ElsaForm.TopKeys)
        {
            head[key] = key switch
            {
                "id" or "definitionId" => Text(100),
                "version" => new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
                "isPublished" => new JsonObject { ["const"] = true },
                "title" => new JsonObject { ["$ref"] = "#/$defs/bilingual" },
                "subject" => new JsonObject { ["enum"] = Names(FlowSubjects.All) },
                "variables" => new JsonObject { ["type"] = "array", ["items"] = Variable() },
                _ => true,
            };
        }

        return head;
    }

    private static JsonObject Variable() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("id", "name", "typeName", "value"),
        ["properties"] = new JsonObject { ["typeName"] = new JsonObject { ["enum"] = Names(ElsaForm.VariableTypes) }, ["value"] = new JsonObject { ["type"] = "string" } },
    };

    private static JsonObject ForSubject(string subject, JsonObject settings, ActivityCatalog catalog)
    {
        var kinds = catalog.All.Where(d => d.Subject == subject).ToList();
        return new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["subject"] = new JsonObject { ["const"] = subject },
                ["settings"] = settings.DeepClone(),
                ["root"] = new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = new JsonArray("type", "id", "activities", "connections"),
                    ["additionalProperties"] = false,
                    ["properties"] = Root(kinds),
                },
            },
        };
    }

    private static JsonObject Root(IReadOnlyList<ActivityDescription> kinds)
    {
        var root = new JsonObject();
        foreach (var key in ElsaForm.RootKeys)
        {
            root[key] = key switch
            {
                "type" => new JsonObject { ["const"] = ElsaForm.FlowchartType },
                "id" => Text(100),
                "activities" => new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = new JsonObject { ["oneOf"] = new JsonArray([.. kinds.Select(Step)]) } },
                "connections" => new JsonObject { ["type"] = "array", ["items"] = Connection(kinds) },
                _ => true,
            };
        }

        return root;
    }

    private static JsonObject Step(ActivityDescription kind)
    {
        var properties = new JsonObject();
        foreach (var key in ElsaForm.ActivityKeys)
        {
            properties[key] = key switch
            {
                "type" => new JsonObject { ["const"] = kind.Type },
                "id" => Text(100),
                "title" => new JsonObject { ["$ref"] = "#/$defs/bilingual" },
                _ => true,
            };
        }

        foreach (var input in kind.Inputs)
        {
            properties[input.Name] = Input(input);
        }

        return new JsonObject
        {
            ["title"] = $"{kind.Title.Zh} · {kind.Title.En}",
            ["type"] = "object",
            ["required"] = new JsonArray([.. kind.Inputs.Where(i => i.Required).Select(i => i.Name).Prepend("id").Prepend("type").Select(n => (JsonNode)n)]),
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
    }

    // The value itself, or Elsa's wrapping of it or of a variable.
    private static JsonObject Input(InputDescription input)
    {
        var value = input.Kind switch
        {
            InputKind.Text => new JsonObject { ["type"] = "string" },
            InputKind.Flag => new JsonObject { ["type"] = "boolean" },
            _ => new JsonObject { ["type"] = "integer" },
        };
        if (input.Minimum is { } minimum)
        {
            value["minimum"] = minimum;
        }

        if (input.Maximum is { } maximum)
        {
            value["maximum"] = maximum;
        }

        return new JsonObject
        {
            ["description"] = $"{input.Summary.Zh} · {input.Summary.En}",
            ["anyOf"] = new JsonArray(value, new JsonObject { ["type"] = "object", ["required"] = new JsonArray("typeName", "expression") }),
        };
    }

    private static JsonObject Connection(IReadOnlyList<ActivityDescription> kinds)
    {
        var outcomes = kinds.SelectMany(k => k.Outcomes).Select(o => o.Name).Distinct().Order(StringComparer.Ordinal);
        var connection = Object(("source", Object(("activity", Text(100)), ("port", new JsonObject { ["enum"] = Names(outcomes) }))),
            ("target", Object(("activity", Text(100)), ("port", new JsonObject { ["const"] = ElsaForm.InPort }))));
        connection["properties"]!["vertices"] = true;
        return connection;
    }

    private static JsonObject Text(int longest) => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = longest };

    private static JsonObject Object(params (string Name, JsonObject Schema)[] parts) => new()
    {
        ["type"] = "object",
        ["required"] = Names(parts.Select(p => p.Name)),
        ["properties"] = new JsonObject(parts.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema))),
        ["additionalProperties"] = false,
    };

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(n => (JsonNode)n)]);
}
