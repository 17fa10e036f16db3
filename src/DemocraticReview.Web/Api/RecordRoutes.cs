using System.Text.Json;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Recording;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.SigningIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Api;

/// <summary>The record for whoever wants to check it, and what opens it for the office alone.</summary>
internal static class RecordRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        ReadRoutes.Get(api, "/meetings/{id:guid}/record", Act.ExportRecord, RecordAsync, "The bundle of a meeting, a zip file, for everybody from the announcement on; not while a signed count waits for its publication.")
            .Produces(StatusCodes.Status200OK, contentType: "application/zip");
        ReadRoutes.Get(api, "/meetings/{id:guid}/draw", Act.ReadPublicNotice, DrawAsync, "The draw in hand or the last one held, from its entries: for the witnesses' devices and the hall, without names.");
        ReadRoutes.Get(api, "/meetings/{id:guid}/countersigning", Act.WitnessDraw, CountersigningAsync, "The newest checkpoint for a witness's device, and whether it waits for the device's signature.");
        ReadRoutes.Get(api, "/meetings/{id:guid}/openings", Act.ReadOpenings, OpeningsAsync, "The sealed list: names behind labels, events behind entries, with their salts. For the office; it leaves no works.");
    }

    private static async Task<FileContentHttpResult> RecordAsync(
        Guid id, HttpContext http, ReviewDb db, Sessions sessions, Ledger ledger, RecordExport export, CancellationToken cancellation)
    {
        var visitor = await sessions.VisitorAsync(http);
        var owner = await db.Meetings.IgnoreQueryFilters().Where(m => m.Id == id).Select(m => m.EnterpriseId).FirstOrDefaultAsync(cancellation);
        db.EnterpriseId = owner;
        var meeting = await ledger.MeetingAsync(id, cancellation);
        var roles = visitor.RolesAt(owner, id);
        PublicResults.MustExport(meeting.Settings, roles);
        if (!roles.Contains(Role.UnionOfficer))
        {
            MustBePublic(meeting);
        }

        return TypedResults.File(await export.BundleAsync(id, cancellation), "application/zip", RecordExport.NameOf(meeting.Number));
    }

    private static async Task<DrawView> DrawAsync(Guid id, ReviewDb db, Ledger ledger, CancellationToken cancellation)
    {
        db.EnterpriseId = await db.Meetings.IgnoreQueryFilters().Where(m => m.Id == id).Select(m => m.EnterpriseId).FirstOrDefaultAsync(cancellation);
        var meeting = await ledger.MeetingAsync(id, cancellation);
        return meeting.Stage >= MeetingStage.Announced ? await DrawReading.OfAsync(db, ledger, id, cancellation) : throw new BrokenRuleException(Rules.NotFound, ("what", id));
    }

    private static async Task<CountersigningView> CountersigningAsync(
        Guid id, Sender sender, ReviewDb db, Ledger ledger, IRecordKeys keys, CancellationToken cancellation, int since = 0)
    {
        var (_, actor) = await sender.ReaderAsync(db, Act.WitnessDraw, id);
        return await Countersigning.OfAsync(db, ledger, keys, id, actor, since, cancellation);
    }

    private static void MustBePublic(ReviewMeeting meeting)
    {
        if (meeting.Stage < MeetingStage.Announced)
        {
            throw new BrokenRuleException(Rules.NotFound, ("what", meeting.Id));
        }

        if (meeting.Current is { Stage: >= ItemStage.Counted })
        {
            throw new BrokenRuleException(RecordRules.ResultPending);
        }
    }

    private static async Task<FileContentHttpResult> OpeningsAsync(Guid id, Sender sender, ReviewDb db, CancellationToken cancellation)
    {
        await sender.ReaderAsync(db, Act.ReadOpenings, id);
        var openings = await Openings.OfAsync(db, id, cancellation);
        return TypedResults.File(
            JsonSerializer.SerializeToUtf8Bytes(openings, EventCatalog.Json), "application/json", RecordExport.NameOf(openings.Number).Replace(".zip", "-openings.json", StringComparison.Ordinal));
    }
}
