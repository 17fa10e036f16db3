using DemocraticReview.App.Commands;
using DemocraticReview.App.Flagging;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Api;

/// <summary>Files of a dossier, the preview of an OCDS package, the sealed reports, and the frozen dossier for a meeting's people.</summary>
internal static class DossierRoutes
{
    private const string Binary = "application/octet-stream";

    public static void Map(RouteGroupBuilder api)
    {
        LazyRoute.Map(api, HttpMethods.Post, "/items/{id:guid}/add-attachment", AttachAsync).WithName(nameof(AddAttachment)).WithSummary("A file for a dossier: the body is the file. After the freeze it is late material and needs its level.").WithTags("Items")
            .WithMetadata(new BodyLimits(Attachments.MaximumFile))
            .WithMetadata(new ActMetadata(Act.PrepareItem, typeof(AddAttachment))).Accepts<byte[]>(Binary, "*/*").Produces<Answer>();
        LazyRoute.Map(api, HttpMethods.Post, "/items/preview", PreviewAsync).WithName("PreviewPackage").WithSummary("What a dossier would take over from this OCDS package; nothing is saved.").WithTags("Items")
            .WithMetadata(new BodyLimits(OcdsPackage.MaxBytes))
            .WithMetadata(new ActMetadata(Act.PrepareItem, null)).Accepts<byte[]>(Binary, "*/*").Produces<IReadOnlyList<ProcurementFacts>>();
        ReadRoutes.Get(api, "/items/{id:guid}/attachments/{attachment:guid}", Act.ReadItem, AttachmentAsync, "One file of a dossier.");
        ReadRoutes.Get(api, "/items/{id:guid}/sealed-reports", Act.ReadSealedReports, SealedReportsAsync, "Who reported, for the evaluation office alone.");
        ReadRoutes.Get(api, "/meetings/{id:guid}/items/{number:int}/dossier", Act.ReadDossier, DossierAsync, "The frozen dossier of an item, without the fields above the reader's level.");
        ReadRoutes.Get(api, "/meetings/{id:guid}/items/{number:int}/attachments/{attachment:guid}", Act.ReadDossier, MeetingAttachmentAsync, "One file of a frozen dossier; what is a trade secret is not handed out to a personal link.");
    }

    private static async Task<Answer> AttachAsync(Guid id, Sender sender, HttpContext http, string fileName = "", SecrecyLevel? level = null)
    {
        // Asked before the body is read, so that nobody without the right makes the server take it in.
        await sender.ReaderAsync(http.RequestServices.GetRequiredService<ReviewDb>(), Act.PrepareItem);
        var file = await Uploads.ReadAsync(http.Request.Body, Attachments.MaximumFile, http.RequestAborted);
        return await sender.SendAsync(new AddAttachment(fileName, file, level) { ItemId = id });
    }

    private static async Task<IReadOnlyList<ProcurementFacts>> PreviewAsync(Sender sender, ReviewDb db, HttpContext http)
    {
        await sender.ReaderAsync(db, Act.PrepareItem);
        var file = await Uploads.ReadAsync(http.Request.Body, OcdsPackage.MaxBytes, http.RequestAborted);
        return ProcurementFacts.Of(OcdsPackage.Parse(file));
    }

    private static async Task<FileContentHttpResult> AttachmentAsync(Guid id, Guid attachment, Sender sender, ReviewDb db, Ledger ledger, CancellationToken cancellation)
    {
        await sender.ReaderAsync(db, Act.ReadItem);
        return await Downloads.OfAsync(db, await ledger.ItemAsync(id, cancellation), attachment, SecrecyLevel.TradeSecret, cancellation);
    }

    private static async Task<IReadOnlyList<SealedReport>> SealedReportsAsync(Guid id, Sender sender, ReviewDb db, Ledger ledger, SealedReports box, CancellationToken cancellation)
    {
        await sender.ReaderAsync(db, Act.ReadSealedReports);
        return await box.OpenAsync(db, (await ledger.ItemAsync(id, cancellation)).Id, cancellation);
    }

    private static async Task<DossierView> DossierAsync(Guid id, int number, Sender sender, ReviewDb db, Ledger ledger, CancellationToken cancellation)
    {
        var (_, reader) = await sender.ReaderAsync(db, Act.ReadDossier, id);
        return DossierViews.Of(await ItemAsync(ledger, id, number, cancellation), DossierViews.TakesAway(reader));
    }

    private static async Task<FileContentHttpResult> MeetingAttachmentAsync(
        Guid id, int number, Guid attachment, Sender sender, ReviewDb db, Ledger ledger, CancellationToken cancellation)
    {
        var (_, reader) = await sender.ReaderAsync(db, Act.ReadDossier, id);
        return await Downloads.OfAsync(db, await ItemAsync(ledger, id, number, cancellation), attachment, DossierViews.TakesAway(reader), cancellation);
    }

    private static async Task<ReviewItem> ItemAsync(Ledger ledger, Guid meeting, int number, CancellationToken cancellation) =>
        await ledger.ItemAsync((await ledger.MeetingAsync(meeting, cancellation)).Item(number).Facts.ItemId, cancellation);
}

/// <summary>Reads a body up to its limit and not a byte further.</summary>
internal static class Uploads
{
    /// <exception cref="BrokenRuleException"><see cref="DossierRules.AttachmentTooLarge"/>.</exception>
    public static async Task<byte[]> ReadAsync(Stream body, long maximum, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (file.Length + read > maximum)
            {
                throw new BrokenRuleException(DossierRules.AttachmentTooLarge, ("maximum", maximum >> 20));
            }

            file.Write(buffer, 0, read);
        }

        return file.ToArray();
    }
}

/// <summary>Hands out the bytes of an attachment: always to be saved, never to be shown in place of a page.</summary>
internal static class Downloads
{
    /// <exception cref="BrokenRuleException"><see cref="Rules.NotFound"/>: there is none, or the reader may not take it away.</exception>
    public static async Task<FileContentHttpResult> OfAsync(ReviewDb db, ReviewItem item, Guid id, SecrecyLevel highest, CancellationToken cancellation)
    {
        var attachment = item.Attachments.Find(a => a.Id == id);
        if (attachment is null || item.LevelOf(attachment) > highest)
        {
            throw new BrokenRuleException(Rules.NotFound, ("what", id));
        }

        var row = await db.Attachments.AsNoTracking().FirstAsync(a => a.Id == id, cancellation);
        return TypedResults.File(row.Bytes, Attachments.MediaTypeOf(attachment.Type), attachment.Name);
    }
}
