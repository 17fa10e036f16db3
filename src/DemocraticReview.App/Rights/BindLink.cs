using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Rights;

/// <summary>The first device that opens a personal link keeps it.</summary>
/// <param name="LinkId">The link.</param>
/// <param name="Generation">Generation that the token was made for; an older one is dead.</param>
/// <param name="Device">SHA-256 of the device's own secret, hex.</param>
public sealed record BindLink(Guid LinkId, int Generation, string Device) : OnMeeting
{
    public override Act Act => Act.SignIn;
}

public sealed class BindLinkHandler(ReviewDb db, Ledger ledger) : IRequestHandler<BindLink, Answer>
{
    public async Task<Answer> Handle(BindLink request, CancellationToken cancellationToken)
    {
        var link = await db.Links.FirstOrDefaultAsync(l => l.Id == request.LinkId && l.MeetingId == request.MeetingId && l.Generation == request.Generation, cancellationToken)
            ?? throw new BrokenRuleException(Rules.LinkNotValid);
        var meeting = await ledger.MeetingAsync(link.MeetingId, cancellationToken);
        var bound = PersonalLinks.Bind(meeting, link.Role, link.PersonKey, link.Generation, link.Device is not null);
        link.Device = request.Device;
        return ledger.Append(meeting, bound, request.At);
    }
}
