using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Flagging;

/// <summary>Writes down who reported what (反映人), sealed: all reports of the item, in place of those before.</summary>
public sealed record SealReports(IReadOnlyList<SealedReport> Reports) : OnItem
{
    public override Act Act => Act.SealReports;

    // A hash over names of a works can be guessed back; the key of the command alone has to tell.
    public override object Fingerprint() => new { Reports?.Count };
}

public sealed class SealReportsHandler(ReviewDb db, Ledger ledger, SealedReports box) : IRequestHandler<SealReports, Answer>
{
    public async Task<Answer> Handle(SealReports request, CancellationToken cancellationToken)
    {
        var item = await ledger.ItemAsync(request.ItemId, cancellationToken);
        var happened = Supplements.Seal(item, request.Reports);
        var row = (await db.Items.FindAsync([request.ItemId], cancellationToken))!;
        var body = box.Seal(item.Id, request.Reports);
        if (await db.SealedReports.FindAsync([item.Id], cancellationToken) is { } before)
        {
            before.Body = body;
        }
        else
        {
            db.SealedReports.Add(new SealedRow { ItemId = item.Id, EnterpriseId = row.EnterpriseId, Body = body });
        }

        return ledger.Append(item, row, happened, request.At);
    }
}
