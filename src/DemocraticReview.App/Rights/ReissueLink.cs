using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Voting;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Rights;

/// <summary>A lost or exchanged phone: the office gives out a new link, the old one is dead.</summary>
public sealed record ReissueLink(Role Role, string PersonKey) : OnMeeting
{
    public override Act Act => Act.ReissueLink;
}

public sealed class ReissueLinkHandler(ReviewDb db, Ledger ledger) : IRequestHandler<ReissueLink, Answer>
{
    private const string PhoneReplaced = "更换手机或平板。";

    public async Task<Answer> Handle(ReissueLink request, CancellationToken cancellationToken)
    {
        var link = await db.Links.FirstOrDefaultAsync(
                l => l.MeetingId == request.MeetingId && l.Role == request.Role && l.PersonKey == request.PersonKey, cancellationToken)
            ?? throw new BrokenRuleException(Rules.NotFound, ("what", request.PersonKey));
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var reissued = PersonalLinks.Reissue(meeting, link.Role, link.PersonKey, link.Generation);
        link.Generation = reissued.Generation;
        link.Device = null;
        if ((link.Role == Role.Judge || (link.Role == Role.Tablet && !meeting.OnTablet.IsEmpty)) && meeting.Agenda.Find(i => i.Phone is not null) is { } item)
        {
            // The lost device's credential is among the others and nobody knows which it is: all register anew.
            await RoundRows.Of(db, meeting, item.Number).ClearAsync(cancellationToken);
            ledger.Append(meeting, PhoneRounds.Empty(meeting, item.Number, PhoneReplaced), request.At);
            meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        }

        return ledger.Append(meeting, reissued, request.At);
    }
}
