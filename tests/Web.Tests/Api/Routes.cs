using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DemocraticReview.Web.Tests.Api;

/// <summary>A route as the product itself has mapped it.</summary>
internal sealed record Route(string Method, string Path, Act Act, Type? Command)
{
    /// <summary>The address with a key in it.</summary>
    /// <param name="id">Of the subject.</param>
    /// <param name="attachment">Of a file of it; the subject's own where there need not be one.</param>
    public string For(Guid id, Guid? attachment = null) => Path.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)
        .Replace("{attachment:guid}", (attachment ?? id).ToString(), StringComparison.Ordinal).Replace("{number:int}", "1", StringComparison.Ordinal);

    /// <summary>Of three keys the one that the route's subject goes by.</summary>
    public Guid KeyOf(Guid meeting, Guid item, Guid referral) =>
        Path.Contains("/items/{id", StringComparison.Ordinal) ? item : Path.Contains("/referrals/{id", StringComparison.Ordinal) ? referral : meeting;

    public override string ToString() => $"{Method} {Path}";
}

internal static class Routes
{
    public static IReadOnlyList<Route> Of(Works works) =>
        [.. works.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal)).Select(Of)];

    private static Route Of(RouteEndpoint endpoint)
    {
        var metadata = endpoint.Metadata.GetRequiredMetadata<ActMetadata>();
        return new Route(endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0], endpoint.RoutePattern.RawText!, metadata.Act, metadata.Command);
    }
}
