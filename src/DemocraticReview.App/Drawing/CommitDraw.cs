using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Drawing;

/// <summary>A witness's first tap: the device binds its secret. The same commit again changes nothing.</summary>
/// <param name="Draw">Number of the draw.</param>
/// <param name="Commit">Hash of the secret, hex.</param>
/// <param name="Signature">By the device, hex; it covers the record at the frozen roster.</param>
public sealed record CommitDraw(int Draw, string Commit, string Signature) : OnMeeting
{
    public override Act Act => Act.WitnessDraw;
}

public sealed class CommitDrawHandler(ReviewDb db, Ledger ledger) : IRequestHandler<CommitDraw, Answer>
{
    public async Task<Answer> Handle(CommitDraw request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var witness = Ceremonies.NumberOf(meeting, request.Draw, request.At.Actor);
        if (meeting.Drawing!.Commits.GetValueOrDefault(witness) == request.Commit)
        {
            return await Ceremonies.UnchangedAsync(db, meeting.Id, cancellationToken);
        }

        var frozen = await Ceremonies.FrozenAsync(db, meeting.Id, cancellationToken);
        return ledger.Append(meeting, DrawCeremony.Commit(meeting, witness, request.Commit, frozen, request.Signature), request.At);
    }
}
