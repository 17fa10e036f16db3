using System.Globalization;
using System.Reflection;
using System.Text.Json;
using DemocraticReview.App.Commands;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace DemocraticReview.Web.Api;

/// <summary>
/// What every command's route does: reads the command from the body, its subject from the address, and answers with the answer.
/// Written out, since the framework would compile a handler of its own for each of the hundred routes when the first request comes.
/// </summary>
internal static class CommandEndpoint
{
    private const string Json = "application/json";

    /// <param name="api">Where it is mapped.</param>
    /// <param name="path">Holds <c>{id:guid}</c> where the command is on a subject.</param>
    /// <param name="on">Puts the subject's key into the command.</param>
    public static IEndpointConventionBuilder Map<T>(RouteGroupBuilder api, string path, Func<T, Guid, T>? on)
        where T : Command
    {
        var route = api.MapPost(path, async http =>
        {
            var command = await ReadAsync<T>(http);
            if (on is not null)
            {
                command = on(command, Guid.Parse((string)http.Request.RouteValues["id"]!, CultureInfo.InvariantCulture));
            }

            await http.Response.WriteAsJsonAsync(await http.RequestServices.GetRequiredService<Sender>().SendAsync(command));
        });

        // For the OpenAPI document, which lists no route without a method.
        route.WithMetadata(((Delegate)ReadAsync<T>).Method, new AcceptsMetadata([Json], typeof(T)), new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Answer), [Json]));
        return on is null ? route : route.WithMetadata(SubjectKey.InPath);
    }

    private static BadHttpRequestException NoBody() => new("""Required parameter "body" was not provided from body.""");

    private static async Task<T> ReadAsync<T>(HttpContext http)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            throw NoBody();
        }

        if (!http.Request.HasJsonContentType())
        {
            throw new BadHttpRequestException("The body is not JSON.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return await http.Request.ReadFromJsonAsync<T>(http.RequestAborted)
                ?? throw NoBody();
        }
        catch (JsonException wrong)
        {
            throw new BadHttpRequestException(wrong.Message, wrong);
        }
    }

    /// <summary>The address's part that names the subject, as the OpenAPI document is to list it.</summary>
    private sealed class SubjectKey : IParameterBindingMetadata
    {
        public static SubjectKey InPath { get; } = new();

        public string Name => "id";

        public bool HasTryParse => true;

        public bool HasBindAsync => false;

        public bool IsOptional => false;

        public ParameterInfo ParameterInfo { get; } = ((Action<Guid>)Of).Method.GetParameters()[0];

        private static void Of(Guid id) => _ = id;
    }
}
