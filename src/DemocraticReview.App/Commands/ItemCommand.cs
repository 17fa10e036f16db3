using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Flagging;
using MediatR;

namespace DemocraticReview.App.Commands;

/// <summary>An act on a review item that Core decides from the item alone.</summary>
public abstract record ItemCommand : OnItem
{
    public abstract ItemEvent Decide(ReviewItem item, Circumstances at);
}

public sealed class ItemCommandHandler<T>(ReviewDb db, Ledger ledger) : IRequestHandler<T, Answer>
    where T : ItemCommand
{
    public async Task<Answer> Handle(T request, CancellationToken cancellationToken)
    {
        var item = await ledger.ItemAsync(request.ItemId, cancellationToken);
        var row = (await db.Items.FindAsync([request.ItemId], cancellationToken))!;
        return ledger.Append(item, row, request.Decide(item, request.At), request.At);
    }
}
