namespace DemocraticReview.Web.Api;

/// <summary>
/// A route as the framework maps it, but bound when it is first called. The framework would make every route's handler, and all that is to be known of its
/// JSON, when the first request of any comes: more than half a second, which a hall waits for after a power cut.
/// </summary>
internal sealed class LazyRoute
{
    private readonly Delegate handler;
    private readonly Lazy<RequestDelegate> bound;
    private RequestDelegateFactoryOptions? options;

    private LazyRoute(Delegate handler)
    {
        this.handler = handler;

        // Of many first requests at once one makes it, and the others wait.
        bound = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options).RequestDelegate);
    }

    /// <param name="routes">Where it is mapped.</param>
    /// <param name="method">GET or POST.</param>
    /// <param name="path">Its pattern.</param>
    /// <param name="handler">Its parameters come from the address, the query, the body and the services, as with <c>MapGet</c>.</param>
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder routes, string method, string path, Delegate handler)
    {
        var lazy = new LazyRoute(handler);
        var route = routes.MapMethods(path, [method], http => lazy.bound.Value(http));
        route.Add(lazy.Describe);
        return new RouteHandlerBuilder([route]);
    }

    // What the OpenAPI document and the checks of rights read of it.
    private void Describe(EndpointBuilder endpoint)
    {
        options = new RequestDelegateFactoryOptions
        {
            ServiceProvider = endpoint.ApplicationServices,
            RouteParameterNames = ((RouteEndpointBuilder)endpoint).RoutePattern.Parameters.Select(p => p.Name),
            ThrowOnBadRequest = true,
            EndpointBuilder = endpoint,
        };
        endpoint.Metadata.Add(handler.Method);
        RequestDelegateFactory.InferMetadata(handler.Method, options);
    }
}
