using System.Text.Json.Nodes;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DemocraticReview.Web.Api;

/// <summary>The OpenAPI document: what the routes themselves do not tell of who may, of keys and of refusals.</summary>
internal static class ApiDocument
{
    private const string Problem = "Problem";
    private const string Cookie = "session";

    private static readonly Dictionary<string, string> Tags = new()
    {
        ["Enterprise"] = "Founding the enterprise; its accounts, roles and calendar.",
        ["Sign-in"] = "Officers come in by name and password; judges, respondents and the hall's officers by personal link.",
        ["Roster"] = "The corps' roster: preview, import, export.",
        ["Items"] = "Dossiers, until the evaluation office has flagged them.",
        ["Meetings"] = "One route for each act of a meeting.",
        ["Referrals"] = "The way of a referral, from its letter to its acceptance.",
        ["Reading"] = "What can be looked at, each role as much as it may see.",
        ["Health"] = "Whether the product works.",
    };

    public static void AddReviewDocument(this IServiceCollection services) => services.AddOpenApi("v1", o =>
    {
        o.AddOperationTransformer(Operation);
        o.AddSchemaTransformer(Schema);
        o.AddDocumentTransformer(Document);
    });

    private static Task Document(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "DemocraticReview API",
            Version = "v1",
            Description = "Democratic review meetings of an enterprise union, from a flagged item to a pass or a referral.",
        };
        document.Tags = new HashSet<OpenApiTag>(Tags.Select(t => new OpenApiTag { Name = t.Key, Description = t.Value }));
        var components = document.Components ??= new OpenApiComponents();
        components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Cookie] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "review", Description = "Set by signing in.",
            },
        };
        components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        components.Schemas[Problem] = ProblemSchema();

        // A command says what it is for at its type; the operation repeats it.
        foreach (var operation in document.Paths.Values.SelectMany(p => p.Operations!.Values))
        {
            operation.Summary ??= operation.RequestBody?.Content?.Values.Select(c => c.Schema?.Description).FirstOrDefault(d => d is not null);
        }

        return Task.CompletedTask;
    }

    private static Task Operation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata.OfType<ActMetadata>().Last();
        var who = RightsTable.WhoMay(metadata.Act);
        operation.Description = who.Contains(Role.Employee) ? "Open to everybody." : $"For {string.Join(", ", who)}.";
        if (!who.Contains(Role.Employee))
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Cookie, context.Document)] = [] }];
        }

        if (metadata.Command is not null)
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Sender.KeyHeader,
                In = ParameterLocation.Header,
                Required = true,
                Description = "The sender's own key of this command: sent again, it gives the same answer and changes nothing.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 120 },
            });
        }

        (operation.Responses ??= [])["default"] = new OpenApiResponse
        {
            Description = "Refused; nothing has changed. The code is one of the closed list.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, context.Document) },
            },
        };
        return Task.CompletedTask;
    }

    // Read back from the record through their own checks, these two have converters, which tell nothing of their form.
    private static Task Schema(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (context.JsonTypeInfo.Type == typeof(Tally) || context.JsonTypeInfo.Type == typeof(Verdict))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = context.JsonTypeInfo.Type.GetProperties().ToDictionary(
                p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..],
                IOpenApiSchema (p) => new OpenApiSchema { Type = FormOf(p.PropertyType) });
        }

        if (schema.Enum is { Count: > 0 })
        {
            schema.Type ??= JsonSchemaType.String;
        }

        return Task.CompletedTask;
    }

    private static JsonSchemaType FormOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 => JsonSchemaType.Integer,
        TypeCode.Boolean => JsonSchemaType.Boolean,
        TypeCode.String => JsonSchemaType.String,
        _ => JsonSchemaType.Object,
    };

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457.",
        Required = new HashSet<string> { "type", "title", "status", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri" },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The rule in the reader's language." },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Core.RuleBook.All.Select(r => JsonValue.Create(r.Code))] },
            ["source"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "On what the rule rests." },
            ["facts"] = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "Figures and names that the title mentions." },
        },
    };
}
