using System.Globalization;
using DemocraticReview.Core;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Texts;
using DemocraticReview.Web.Texts;
using Microsoft.AspNetCore.Mvc;

namespace DemocraticReview.Web.Api;

/// <summary>Every refusal and fault becomes one Problem Details answer (RFC 9457), with a code of the closed list and a sentence in the reader's language.</summary>
public sealed class Problems(RequestDelegate next, Faults faults)
{
    /// <summary>Where the page of a problem finds what went wrong.</summary>
    public const string BrokenKey = "review.broken";

    public const string TypePrefix = "urn:democratic-review:problem:";

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (Unanswered(http) is { } broken)
            {
                await AnswerAsync(http, broken);
            }
        }
        catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await AnswerAsync(http, faults.Translate(http, e));
        }
    }

    internal static ProblemDetails Describe(BrokenRuleException broken, CultureInfo culture, Wording? wording = null)
    {
        var problem = new ProblemDetails
        {
            Type = TypePrefix + broken.Rule.Code,
            Title = RuleTexts.Of(broken.Rule, broken.Facts, culture, wording),
            Status = StatusOf(broken.Rule),
        };
        problem.Extensions["code"] = broken.Rule.Code;
        problem.Extensions["source"] = broken.Rule.Source.ToString();
        problem.Extensions["facts"] = broken.Facts.ToDictionary(f => f.Key, f => f.Value is Enum name ? name.ToString() : f.Value);
        return problem;
    }

    // A program gets Problem Details, a person a page.
    private Task AnswerAsync(HttpContext http, BrokenRuleException broken) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) ? WriteAsync(http, broken) : ShowAsync(http, broken);

    // The request is answered again, as the page that says why.
    private Task ShowAsync(HttpContext http, BrokenRuleException broken)
    {
        http.Response.Clear();
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        http.Request.Path = "/problem";
        http.Request.QueryString = QueryString.Empty;
        http.Request.Method = HttpMethods.Get;
        http.Items[BrokenKey] = broken;
        http.Response.StatusCode = StatusOf(broken.Rule);
        return next(http);
    }

    // What routing and the reading of bodies turned away by themselves, with a status and no word.
    private static BrokenRuleException? Unanswered(HttpContext http) => http.Response switch
    {
        { HasStarted: true } => null,
        { StatusCode: StatusCodes.Status404NotFound } => new BrokenRuleException(Rules.NotFound, ("what", http.Request.Path.Value ?? "")),
        { StatusCode: StatusCodes.Status405MethodNotAllowed } =>
            new BrokenRuleException(Rules.MethodNotAllowed, ("method", http.Request.Method), ("allowed", http.Response.Headers.Allow.ToString())),
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => Faults.TooLarge(http),
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => Faults.ContentType(http),
        _ => null,
    };

    private static Task WriteAsync(HttpContext http, BrokenRuleException broken)
    {
        var problem = Describe(broken, CultureInfo.CurrentUICulture, Speech.Of(http));
        http.Response.StatusCode = problem.Status!.Value;
        return http.Response.WriteAsJsonAsync(problem, EventCatalog.Json, "application/problem+json");
    }

    private static int StatusOf(Rule rule) => rule.Code switch
    {
        "not-found" => StatusCodes.Status404NotFound,
        "not-allowed" => StatusCodes.Status403Forbidden,
        "not-signed-in" or "sign-in-failed" or "link-not-valid" or "link-bound-elsewhere" => StatusCodes.Status401Unauthorized,
        "method-not-allowed" => StatusCodes.Status405MethodNotAllowed,
        "content-type-not-taken" => StatusCodes.Status415UnsupportedMediaType,
        "request-too-large" => StatusCodes.Status413PayloadTooLarge,
        "command-id-reused" => StatusCodes.Status422UnprocessableEntity,
        "busy" or "database-unreachable" or "record-key-missing" => StatusCodes.Status503ServiceUnavailable,
        "unexpected" => StatusCodes.Status500InternalServerError,
        "malformed-request" or "command-id-missing" or "choice-unknown" => StatusCodes.Status400BadRequest,
        var code when code.StartsWith("field-", StringComparison.Ordinal) || code == "count-negative" => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status409Conflict,
    };
}
