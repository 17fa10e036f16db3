using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Meetings;

/// <summary>Somebody who did not handle the meeting decides on an objection. Upheld, an open referral gets a supplement and stays open.</summary>
public sealed record DecideObjection(int Item, int Objection, bool Upheld, string Reason) : OnMeeting
{
    public override Act Act => Act.DecideObjection;
}

public sealed class DecideObjectionHandler(ReviewDb db, Ledger ledger) : IRequestHandler<DecideObjection, Answer>
{
    public async Task<Answer> Handle(DecideObjection request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var handlers = await db.Events.Where(e => e.SubjectId == request.MeetingId && e.ActorRole == Role.UnionOfficer)
            .Select(e => e.ActorId).Distinct().ToListAsync(cancellationToken);
        var decided = Publishing.DecideObjection(
            meeting, request.Item, request.Objection, request.Upheld, request.Reason, request.At.Actor, handlers.ToHashSet(StringComparer.Ordinal));
        var answer = ledger.Append(meeting, decided, request.At);
        if (decided.Upheld && meeting.Item(request.Item).ReferralId is { } id)
        {
            await ledger.LockAsync(new Subject(SubjectKind.Referral, id), cancellationToken);
            var referral = await ledger.ReferralAsync(id, cancellationToken);
            if (referral.Stage != ReferralStage.Closed)
            {
                ledger.Append(referral, Referrals.Supplement(referral, decided.Reason, request.At), request.At);
            }
        }

        return answer;
    }
}
