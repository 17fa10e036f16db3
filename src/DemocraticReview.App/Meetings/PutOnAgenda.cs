using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Meetings;

/// <summary>Takes a flagged item onto the agenda, as a frozen copy.</summary>
public sealed record PutOnAgenda(Guid ItemId) : OnMeeting
{
    public override Act Act => Act.PrepareMeeting;
}

public sealed class PutOnAgendaHandler(Ledger ledger) : IRequestHandler<PutOnAgenda, Answer>
{
    public async Task<Answer> Handle(PutOnAgenda request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var item = await ledger.ItemAsync(request.ItemId, cancellationToken);
        return ledger.Append(meeting, Preparing.PutOnAgenda(meeting, Flags.FactsOf(item)), request.At);
    }
}
