using System.Reflection;
using DemocraticReview.Core.Rights;

namespace DemocraticReview.Web.Api;

/// <summary>What a route says of itself. Each is mapped with its handler's name, so that the compiler writes what binds its parameters and nothing is made when the product starts.</summary>
internal static class RouteWords
{
    /// <summary>Leaves the binding to the framework at run time: for parameters with a default, where what the compiler writes refuses a wrong value without a word of which.</summary>
    public static Delegate Made(Delegate handler) => handler;

    /// <summary>Something that can be looked at; named after its handler.</summary>
    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder route, Act act, string summary)
    {
        route.Add(endpoint =>
        {
            var name = "Read" + endpoint.Metadata.OfType<MethodInfo>().First().Name[..^"Async".Length];
            endpoint.Metadata.Add(new EndpointNameMetadata(name));
            endpoint.Metadata.Add(new RouteNameMetadata(name));
        });
        return route.WithSummary(summary).WithTags("Reading").WithMetadata(new ActMetadata(act, null));
    }

    /// <summary>A message of a round on phones, which is no command: nobody keeps who sent it.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, Act act, string name, string summary) =>
        route.WithName(name).WithSummary(summary).WithTags("Meetings").WithMetadata(new BodyLimits(BodyLimits.Ballot)).WithMetadata(new ActMetadata(act, null));
}
