using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Flagging;

/// <summary>The evaluation office begins a dossier, typed in or from an OCDS release package.</summary>
/// <param name="Content">What is written down; where it leaves the procurement out, the package's contract stands.</param>
/// <param name="Ocds">The OCDS package, kept byte for byte; null if there is none.</param>
public sealed record DraftItem(DossierContent Content, string? Ocds = null) : Command
{
    public override Act Act => Act.PrepareItem;

    public override Subject Subject => new(SubjectKind.Item, null);
}

public sealed class DraftItemHandler(ReviewDb db, Ledger ledger, Entropy entropy) : IRequestHandler<DraftItem, Answer>
{
    public Task<Answer> Handle(DraftItem request, CancellationToken cancellationToken)
    {
        var content = Dossiers.Complete(request.Content, request.Ocds);
        var drafted = Flags.Draft(entropy.Key(), db.EnterpriseId, content, request.At.Actor);
        var row = new ItemRow { Id = drafted.Id, EnterpriseId = drafted.EnterpriseId, Title = content.Title, Stage = nameof(DossierStage.Draft), Source = request.Ocds };
        db.Items.Add(row);
        return Task.FromResult(ledger.Append(row, drafted, request.At));
    }
}
