using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Voting;

/// <summary>A judge votes on the hall's tablet, or on the own phone again.</summary>
/// <param name="OnTablet">Where.</param>
/// <param name="Label">Whose choice the desk notes down; null for the judge's own.</param>
public sealed record ChooseTablet(bool OnTablet, string? Label = null) : OnMeeting
{
    public override Act Act => Act.ChooseTablet;
}

public sealed class ChooseTabletHandler(ReviewDb db, Ledger ledger) : IRequestHandler<ChooseTablet, Answer>
{
    public async Task<Answer> Handle(ChooseTablet request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var actor = request.At.Actor;
        var label = actor.Role == Role.Judge ? actor.PersonKey! : Require.Present(request.Label, "label");
        var hasRegistered = meeting.Current is { Phone: not null } item
            && await RoundRows.Of(db, meeting, item.Number).Registered.AnyAsync(r => r.Label == label, cancellationToken);
        return ledger.Append(meeting, Tablets.Choose(meeting, label, request.OnTablet, hasRegistered, actor.Role), request.At);
    }
}
