using DemocraticReview.App.Commands;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Rights;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Drawing;

/// <summary>Draws the panel and its reserves from the corps (随机抽取).</summary>
/// <param name="Reason">Why a further draw is needed; null for the first.</param>
public sealed record DrawPanel(string? Reason = null) : OnMeeting
{
    public override Act Act => Act.HoldDraw;
}

public sealed class DrawPanelHandler(ReviewDb db, Ledger ledger, Entropy entropy) : IRequestHandler<DrawPanel, Answer>
{
    private const int KeyBytes = 32;

    public async Task<Answer> Handle(DrawPanel request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var members = await db.Members.AsNoTracking().Where(m => m.Active).OrderBy(m => m.Number).ToListAsync(cancellationToken);
        var drawn = Panels.Draw(meeting, [.. members.Select(MemberRows.ToMember)], entropy.Bytes(KeyBytes), entropy.Bytes(KeyBytes), request.Reason);
        return ledger.Append(meeting, drawn, request.At);
    }
}
