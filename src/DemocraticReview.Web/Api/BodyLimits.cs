using System.Globalization;
using DemocraticReview.App.People;
using Microsoft.AspNetCore.Http.Metadata;

namespace DemocraticReview.Web.Api;

/// <summary>The largest body that a route reads, in bytes: a stranger's is small, an officer's can hold an OCDS package, a roster's what <c>RosterFile</c> takes.</summary>
internal sealed class BodyLimits(long maximum) : IRequestSizeLimitMetadata
{
    public const long Stranger = 64 << 10;
    public const long Ballot = 128 << 10;
    public const long Command = 16 << 20;

    /// <summary>Who reads a file stops by itself at a limit of its own, and says which.</summary>
    public const long File = RosterFile.MaxBytes;

    public long? MaxRequestBodySize => maximum;

    /// <summary>The limit of the route that was asked, in words.</summary>
    public static string Of(HttpContext http)
    {
        var bytes = http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Command;
        return bytes >= 1 << 20 ? string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MB") : string.Create(CultureInfo.InvariantCulture, $"{bytes >> 10} KB");
    }
}
