using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Flagging;

/// <summary>Writes a draft anew. Without a package the one that came before stays.</summary>
public sealed record ReviseItem(DossierContent Content, string? Ocds = null) : OnItem
{
    public override Act Act => Act.PrepareItem;
}

public sealed class ReviseItemHandler(ReviewDb db, Ledger ledger) : IRequestHandler<ReviseItem, Answer>
{
    public async Task<Answer> Handle(ReviseItem request, CancellationToken cancellationToken)
    {
        var item = await ledger.ItemAsync(request.ItemId, cancellationToken);
        var row = (await db.Items.FindAsync([request.ItemId], cancellationToken))!;
        row.Source = request.Ocds ?? row.Source;
        var revised = Flags.Revise(item, Dossiers.Complete(request.Content, row.Source), request.At.Actor);
        row.Title = revised.Content.Title;
        return ledger.Append(item, row, revised, request.At);
    }
}
