using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using MediatR;

namespace DemocraticReview.App.Voting;

/// <summary>A phone was replaced, or a judge left: the list is empty again, and all phones register anew by themselves.</summary>
public sealed record EmptyRegistration(int Item, string Reason) : OnMeeting
{
    public override Act Act => Act.OpenBallot;
}

public sealed class EmptyRegistrationHandler(ReviewDb db, Ledger ledger) : IRequestHandler<EmptyRegistration, Answer>
{
    public async Task<Answer> Handle(EmptyRegistration request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var emptied = PhoneRounds.Empty(meeting, request.Item, request.Reason);
        await RoundRows.Of(db, meeting, request.Item).ClearAsync(cancellationToken);
        return ledger.Append(meeting, emptied, request.At);
    }
}
