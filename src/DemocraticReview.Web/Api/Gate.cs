using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.SigningIn;

namespace DemocraticReview.Web.Api;

/// <summary>Default deny: a route is reached by those alone who may do its act, in some role; of everybody else not even the body is read.</summary>
/// <remarks>Which meeting, and in which state, is asked again where the act is done.</remarks>
public sealed class Gate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Sessions sessions)
    {
        // An endpoint that is no route is routing's own answer to a wrong method or content type; pages keep their own gate.
        if (http.GetEndpoint() is RouteEndpoint route && http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            var act = route.Metadata.GetMetadata<ActMetadata>()?.Act ?? throw new InvalidOperationException($"{route.DisplayName} names no act.");
            if (!RightsTable.May(Role.Employee, act))
            {
                (await sessions.VisitorAsync(http)).ActorFor(act);
            }
        }

        await next(http);
    }
}
