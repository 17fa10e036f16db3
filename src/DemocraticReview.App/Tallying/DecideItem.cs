using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using MediatR;

namespace DemocraticReview.App.Tallying;

/// <summary>The verdict, sent by the flow once the tally is signed. A referred item opens its referral in the same transaction.</summary>
public sealed record DecideItem(int Item) : OnMeeting
{
    public override Act Act => Act.DecideItem;
}

public sealed class DecideItemHandler(ReviewDb db, Ledger ledger, IProcedures procedures, Entropy entropy) : IRequestHandler<DecideItem, Answer>
{
    public async Task<Answer> Handle(DecideItem request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var decided = Counting.Decide(meeting, request.Item, entropy.Key());
        var answer = ledger.Append(meeting, decided, request.At);
        if (decided.ReferralId is { } referral)
        {
            var (definition, clocks) = await procedures.ForReferralAsync(db, meeting.Settings.ReferralProcedure, cancellationToken);
            ledger.Append(Referrals.Open(referral, decided.Apply(meeting), request.Item, definition, clocks, request.At), request.At);
        }

        return answer;
    }
}
