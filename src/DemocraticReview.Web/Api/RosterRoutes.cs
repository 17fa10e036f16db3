using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using DemocraticReview.App.Commands;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.People;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DemocraticReview.Web.Api;

/// <summary>What importing a roster would do. Nothing has been saved.</summary>
/// <param name="Digest">Send it with the import to confirm exactly this.</param>
public sealed record RosterPreview(
    string Digest,
    bool CanApply,
    int Unchanged,
    IReadOnlyList<CorpsMember> Added,
    IReadOnlyList<RosterChange> Changed,
    IReadOnlyList<RosterChange> Retired,
    IReadOnlyList<FaultView> Faults);

/// <summary>A row that cannot be taken, and why.</summary>
public sealed record FaultView(int Row, string? Column, string Code, string Reason);

/// <summary>The corps' roster: preview, import, export. The file is the body of the request; its name is for messages alone.</summary>
internal static class RosterRoutes
{
    private const string Lines = "application/x-ndjson";

    public static void Map(RouteGroupBuilder api)
    {
        api = api.MapGroup("").WithMetadata(new BodyLimits(BodyLimits.File));
        LazyRoute.Map(api, HttpMethods.Post, "/roster/preview", PreviewAsync).WithName("PreviewRoster").WithSummary("What importing this file would do; nothing is saved.").WithTags("Roster").WithMetadata(new ActMetadata(Act.ManageRoster, null))
            .Accepts<byte[]>("application/octet-stream", "*/*").Produces<RosterPreview>();
        LazyRoute.Map(api, HttpMethods.Post, "/roster/import", ImportAsync).WithName(nameof(ImportRoster)).WithSummary("Makes the corps what the previewed file says.").WithTags("Roster").WithMetadata(new ActMetadata(Act.ManageRoster, typeof(ImportRoster)))
            .Accepts<byte[]>("application/octet-stream", "*/*").Produces<Answer>();
        LazyRoute.Map(api, HttpMethods.Get, "/roster/export", ExportAsync).WithName("ExportRoster").WithSummary("The corps as a file that can be imported again: xlsx or csv.").WithTags("Roster").WithMetadata(new ActMetadata(Act.ReadRoster, null));
    }

    private static async Task PreviewAsync(Sender sender, ReviewDb db, HttpContext http, string fileName = "roster")
    {
        await sender.ReaderAsync(db, Act.ManageRoster);
        var bytes = await BodyAsync(http);
        await AnswerAsync(http, async progress =>
        {
            using var file = new MemoryStream(bytes, writable: false);
            var plan = await Rosters.PlanAsync(db, file, fileName, progress, http.RequestAborted);
            return ViewOf(plan);
        });
    }

    private static async Task ImportAsync(Sender sender, HttpContext http, string digest, string fileName = "roster")
    {
        var bytes = await BodyAsync(http);
        await AnswerAsync(http, async progress => await sender.SendAsync(new ImportRoster(bytes, fileName, digest) { Progress = progress }));
    }

    private static async Task<FileStreamHttpResult> ExportAsync(Sender sender, ReviewDb db, CancellationToken cancellation, string format = "xlsx")
    {
        await sender.ReaderAsync(db, Act.ReadRoster);
        if (format is not ("xlsx" or "csv"))
        {
            throw new BrokenRuleException(Rules.ChoiceUnknown, ("field", "format"), ("choice", format));
        }

        var members = await Rosters.MembersAsync(db, cancellation);
        var file = new MemoryStream();
        if (format == "csv")
        {
            RosterExport.WriteCsv(file, members);
        }
        else
        {
            RosterExport.Write(file, members);
        }

        file.Position = 0;
        return format == "csv"
            ? TypedResults.Stream(file, "text/csv; charset=utf-8", "roster.csv")
            : TypedResults.Stream(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "roster.xlsx");
    }

    /// <summary>One JSON answer; or, for whoever accepts lines, a line of progress now and then and the answer as the last.</summary>
    private static async Task AnswerAsync<T>(HttpContext http, Func<IProgress<RosterProgress>?, Task<T>> work)
    {
        if (!http.Request.Headers.Accept.ToString().Contains(Lines, StringComparison.OrdinalIgnoreCase))
        {
            await http.Response.WriteAsJsonAsync(await work(null), EventCatalog.Json);
            return;
        }

        var culture = CultureInfo.CurrentUICulture;
        var faults = http.RequestServices.GetRequiredService<Faults>();
        var lines = Channel.CreateUnbounded<object>();
        var done = Task.Run(async () =>
        {
            try
            {
                await lines.Writer.WriteAsync(new { result = await work(new Reports(lines.Writer)) });
            }
            catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
            {
                // The status line has gone out already; the problem is the last line, whatever went wrong.
                await lines.Writer.WriteAsync(new { problem = Problems.Describe(faults.Translate(http, e), culture) });
            }
            finally
            {
                lines.Writer.Complete();
            }
        });
        http.Response.ContentType = Lines;
        await foreach (var line in lines.Reader.ReadAllAsync(http.RequestAborted))
        {
            // Piece by piece: the last line lists every member and would stand in memory several times over.
            await JsonSerializer.SerializeAsync(http.Response.Body, line, EventCatalog.Json, http.RequestAborted);
            await http.Response.WriteAsync("\n");
            await http.Response.Body.FlushAsync();
        }

        await done;
    }

    private static async Task<byte[]> BodyAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return body.ToArray();
    }

    private static RosterPreview ViewOf(RosterPlan plan)
    {
        var culture = CultureInfo.CurrentUICulture;
        return new RosterPreview(plan.Digest, plan.CanApply, plan.Unchanged, plan.Added, plan.Changed, plan.Retired, [.. plan.Faults.Select(f =>
            new FaultView(f.Row, f.Column is { } c ? RosterColumns.Heading(c) : null, f.Rule.Code, RuleTexts.Of(f.Rule, f.Facts, culture)))]);
    }

    private sealed class Reports(ChannelWriter<object> lines) : IProgress<RosterProgress>
    {
        public void Report(RosterProgress value) => lines.TryWrite(new { progress = value });
    }
}
