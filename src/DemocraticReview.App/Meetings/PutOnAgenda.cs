using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Meetings;

/// <summary>Takes a flagged item onto the agenda, as a frozen copy.</summary>
public sealed record PutOnAgenda(Guid ItemId) : OnMeeting
{
    public override Act Act => Act.PrepareMeeting;
}

public sealed class PutOnAgendaHandler(ReviewDb db, Ledger ledger) : IRequestHandler<PutOnAgenda, Answer>
{
    private static readonly Prepared<Func<ReviewDb, Guid, CancellationToken, Task<ItemRow?>>> RowOf = new(() => EF.CompileAsyncQuery(
        (ReviewDb db, Guid id, CancellationToken cancellation) => db.Items.FirstOrDefault(i => i.Id == id)));

    public async Task<Answer> Handle(PutOnAgenda request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);

        // Locked before it is read: what is copied is what stands, whoever else is at the item.
        await ledger.LockAsync(new Subject(SubjectKind.Item, request.ItemId), cancellationToken);
        var item = await ledger.ItemAsync(request.ItemId, cancellationToken);
        var row = (await RowOf.On(db)(db, request.ItemId, cancellationToken))!;
        ReviewMeeting[] holders = row.MeetingId is { } held && held != meeting.Id ? [await ledger.MeetingAsync(held, cancellationToken)] : [];

        // A rehearsal holds an item only for show.
        row.MeetingId = meeting.IsRehearsal ? row.MeetingId : meeting.Id;
        return ledger.Append(meeting, Preparing.PutOnAgenda(meeting, Flags.FactsOf(item), holders), request.At);
    }
}
