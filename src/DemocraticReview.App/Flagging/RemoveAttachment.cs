using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Flagging;

/// <summary>Takes a file out of a draft. That it was there stays in the events; its bytes go.</summary>
public sealed record RemoveAttachment(Guid Attachment) : OnItem
{
    public override Act Act => Act.PrepareItem;
}

public sealed class RemoveAttachmentHandler(ReviewDb db, Ledger ledger) : IRequestHandler<RemoveAttachment, Answer>
{
    public async Task<Answer> Handle(RemoveAttachment request, CancellationToken cancellationToken)
    {
        var item = await ledger.ItemAsync(request.ItemId, cancellationToken);
        var removed = Supplements.Remove(item, request.Attachment, request.At.Actor);
        var row = (await db.Items.FindAsync([request.ItemId], cancellationToken))!;
        await db.Attachments.Where(a => a.Id == request.Attachment).ExecuteDeleteAsync(cancellationToken);
        return ledger.Append(item, row, removed, request.At);
    }
}
