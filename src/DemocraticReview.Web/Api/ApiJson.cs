using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DemocraticReview.App.Commands;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Tallying;

namespace DemocraticReview.Web.Api;

/// <summary>Events and API share one JSON form; what a request leaves out or misspells is said, not guessed.</summary>
public static class ApiJson
{
    /// <summary>For whoever speaks to the API.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    public static void Shape(JsonSerializerOptions options)
    {
        foreach (var converter in EventCatalog.Json.Converters)
        {
            options.Converters.Add(converter);
        }

        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { TakeOnlyWhatIsSent } };
        options.Encoder = EventCatalog.Json.Encoder;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Shape(options);
        return options;
    }

    // What a command computes by itself is no part of a request: sent all the same, it is refused like any unknown member.
    private static void TakeOnlyWhatIsSent(JsonTypeInfo type)
    {
        if (type.Type.IsSubclassOf(typeof(Command)) || type.Type == typeof(PaperCount))
        {
            foreach (var computed in type.Properties.Where(p => p.Set is null && p.AssociatedParameter is null).ToList())
            {
                type.Properties.Remove(computed);
            }
        }
    }
}
