using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Flagging;

/// <summary>Takes up again what a meeting sent back: the dossier can be mended, and after both reviews come onto another agenda.</summary>
public sealed record ReopenItem : OnItem
{
    public override Act Act => Act.PrepareItem;
}

public sealed class ReopenItemHandler(ReviewDb db, Ledger ledger) : IRequestHandler<ReopenItem, Answer>
{
    public async Task<Answer> Handle(ReopenItem request, CancellationToken cancellationToken)
    {
        var item = await ledger.ItemAsync(request.ItemId, cancellationToken);
        var row = (await db.Items.FindAsync([request.ItemId], cancellationToken))!;
        ReviewMeeting? holder = row.MeetingId is { } meeting ? await ledger.MeetingAsync(meeting, cancellationToken) : null;
        var reopened = Flags.Reopen(item, holder, request.At.Actor);
        row.MeetingId = null;
        return ledger.Append(item, row, reopened, request.At);
    }
}
