using System.Reflection;
using DemocraticReview.App.Commands;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using DemocraticReview.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Architecture.Tests.Docs;

/// <summary>docs/routes.md: every route of the running product, with its act and who may.</summary>
internal static class RoutesPage
{
    public static string Text()
    {
        var routes = Routes();
        var page = new Page("Routes")
            .Say("Every route names an act; one table in Core (`Rights/RightsTable.cs`) says which roles may, and what does not stand there is denied. "
                + "*everybody* includes whoever is not signed in. A personal link opens its own meeting alone.")
            .Say("A `POST` that carries a command needs the header `Idempotency-Key` (1 to 120 characters): sent again under the same key it gives the stored answer and "
                + "changes nothing. Refusals are Problem Details (RFC 9457) with a `code` of [the rules](rules.md). "
                + "The OpenAPI document of a running product is `/openapi/v1.json`.");
        foreach (var group in routes.GroupBy(r => r.Group))
        {
            page.Heading(group.Key).Table(["method", "route", "command", "act", "who may"], group.Select(r => r.Cells));
        }

        var unrouted = CommandActs.All.Except(routes.Select(r => r.Command).OfType<Type>());
        return page
            .Heading("Commands without a route")
            .Say("Sent by the product itself, in the role `System`.")
            .Table(["command", "act"], unrouted.Select(c => new[] { Page.Code(c.Name), Page.Code($"{CommandActs.Of(c)}") }))
            .ToString();
    }

    /// <summary>Routes as the composition root maps them; the product is put together and not started.</summary>
    public static IReadOnlyList<RouteLine> Routes()
    {
        var data = Directory.CreateTempSubdirectory("review-routes-");
        try
        {
            // Pages are looked for in the application's assembly, and here that would be the tests' host.
            using var app = ReviewApp.Build([$"--Data:Folder={data.FullName}", $"--applicationName={typeof(ReviewApp).Assembly.GetName().Name}"]);
            var pages = app.Services.GetService<PageLoader>();
            return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
                .Select(e => e.Metadata.GetMetadata<PageActionDescriptor>() is { } page ? RouteLine.OfPage(e, ModelOf(pages!, page)) : RouteLine.Of(e))];
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static TypeInfo ModelOf(PageLoader pages, PageActionDescriptor page) =>
        pages.LoadAsync(page, EndpointMetadataCollection.Empty).GetAwaiter().GetResult().HandlerTypeInfo;
}

/// <summary>One route. <paramref name="Path"/> begins with a slash and leaves constraints out.</summary>
internal sealed record RouteLine(string Group, string Method, string Path, Type? Command, Act? Act)
{
    public string[] Cells =>
    [
        Method,
        Page.Code(Path),
        Command is null ? "" : Page.Code(Command.Name),
        Act is { } act ? Page.Code($"{act}") : "**none**",
        Act is { } asked ? Who(asked) : "",
    ];

    public static RouteLine Of(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        return new RouteLine(
            endpoint.Metadata.GetMetadata<ITagsMetadata>()?.Tags is [var tag, ..] ? tag : "The rest",
            methods.Count == 0 ? "any" : string.Join(", ", methods),
            PathOf(endpoint.RoutePattern),
            endpoint.Metadata.GetMetadata<ActMetadata>()?.Command,
            ActOf(endpoint.Metadata));
    }

    public static RouteLine OfPage(RouteEndpoint endpoint, Type model) =>
        new("Pages", "page", PathOf(endpoint.RoutePattern), null, ActOf(model.GetCustomAttributes(inherit: true)));

    // A route says its act by metadata, a page by an attribute of its model: whatever names an act counts.
    private static Act? ActOf(IEnumerable<object> said) =>
        said.Select(s => s.GetType().GetProperty(nameof(ActMetadata.Act))?.GetValue(s)).OfType<Act>().Cast<Act?>().FirstOrDefault();

    private static string Who(Act act)
    {
        var roles = RightsTable.WhoMay(act);
        return roles.Contains(Role.Employee) ? "everybody" : string.Join(", ", roles);
    }

    private static string PathOf(RoutePattern pattern) =>
        "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart parameter => parameter.IsCatchAll ? "…" : $"{{{parameter.Name}}}",
            _ => "",
        }))));
}
