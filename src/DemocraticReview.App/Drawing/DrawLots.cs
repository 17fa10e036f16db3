using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Drawing;

/// <summary>抽签, after two draws that a missing reveal has voided: the labels as they came out of the box.</summary>
public sealed record DrawLots(IReadOnlyList<string> Order) : OnMeeting
{
    public override Act Act => Act.HoldDraw;
}

public sealed class DrawLotsHandler(Ledger ledger) : IRequestHandler<DrawLots, Answer>
{
    public async Task<Answer> Handle(DrawLots request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        return await Ceremonies.AppendAsync(ledger, meeting, DrawCeremony.DrawLots(meeting, request.Order), request.At, cancellationToken);
    }
}
