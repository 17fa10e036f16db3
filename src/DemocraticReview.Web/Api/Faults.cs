using System.Diagnostics;
using System.Text.Json;
using DemocraticReview.Core;
using DemocraticReview.Migrations;

namespace DemocraticReview.Web.Api;

/// <summary>Makes a rule of the closed list of whatever was thrown; what nobody expected is logged under a reference that the answer names.</summary>
public sealed partial class Faults(ILogger<Faults> log)
{
    public BrokenRuleException Translate(HttpContext http, Exception e)
    {
        switch (e)
        {
            case BrokenRuleException broken:
                return broken;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return TooLarge(http);
            case BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType }:
                return ContentType(http);
            case BadHttpRequestException { InnerException: JsonException json }:
                return Malformed.Body(json);
            case BadHttpRequestException bad:
                return Malformed.Part(bad.Message);
        }

        var reference = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

        // The type and place of a fault, never its message: that could hold what somebody sent.
        LogFault(reference, e.GetType().Name, e.StackTrace);
        return Databases.CannotBeReached(e) ? new BrokenRuleException(Rules.DatabaseUnreachable) : new BrokenRuleException(Rules.Unexpected, ("reference", reference));
    }

    internal static BrokenRuleException TooLarge(HttpContext http) => new(Rules.RequestTooLarge, ("maximum", BodyLimits.Of(http)));

    internal static BrokenRuleException ContentType(HttpContext http) => new(Rules.ContentTypeNotTaken, ("contentType", http.Request.ContentType ?? ""));

    [LoggerMessage(Level = LogLevel.Error, Message = "Fault {Reference}: {Kind}\n{Place}")]
    private partial void LogFault(string reference, string kind, string? place);
}
