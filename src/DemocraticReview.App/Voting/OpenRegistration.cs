using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using MediatR;

namespace DemocraticReview.App.Voting;

/// <summary>Phones may register for an item's round.</summary>
public sealed record OpenRegistration(int Item) : OnMeeting
{
    public override Act Act => Act.OpenBallot;
}

public sealed class OpenRegistrationHandler(ReviewDb db, Ledger ledger, IPhoneScript script) : IRequestHandler<OpenRegistration, Answer>
{
    public async Task<Answer> Handle(OpenRegistration request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var opened = PhoneRounds.OpenRegistration(meeting, request.Item, script.Hash);

        // A postponement may have left a round of this number that never opened.
        await new RoundRows(db, meeting.Id, request.Item, opened.Round).ClearAsync(cancellationToken);
        return ledger.Append(meeting, opened, request.At);
    }
}
