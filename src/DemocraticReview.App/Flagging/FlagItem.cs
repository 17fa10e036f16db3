using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Flagging;

/// <summary>The evaluation office flags an item: its dossier, reviewed by a colleague and for secrecy, is frozen and can come onto an agenda.</summary>
public sealed record FlagItem : OnItem
{
    public override Act Act => Act.FlagItem;
}

public sealed class FlagItemHandler(ReviewDb db, Ledger ledger) : IRequestHandler<FlagItem, Answer>
{
    public async Task<Answer> Handle(FlagItem request, CancellationToken cancellationToken)
    {
        var item = await ledger.ItemAsync(request.ItemId, cancellationToken);
        var flagged = Flags.Flag(item, Dossiers.HashOf(item), request.At);
        var row = (await db.Items.FindAsync([request.ItemId], cancellationToken))!;
        return ledger.Append(item, row, flagged, request.At);
    }
}
