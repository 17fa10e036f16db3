using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Tallying;
using DemocraticReview.Core.Voting;
using MediatR;

namespace DemocraticReview.App.Voting;

/// <summary>A key holder opens the own lock of a closed box. With the last one the box is counted; the scrutineer signs what is in it.</summary>
/// <param name="Item">Number on the agenda.</param>
/// <param name="Round">The round that was checked.</param>
/// <param name="Decryption">As the holder's page made it.</param>
public sealed record GivePart(int Item, int Round, string Decryption) : OnMeeting
{
    public override Act Act => Act.KeepKey;
}

public sealed class GivePartHandler(ReviewDb db, Ledger ledger) : IRequestHandler<GivePart, Answer>
{
    public async Task<Answer> Handle(GivePart request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var person = HolderActors.PersonOf(meeting, request.At.Actor);
        var round = meeting.Item(request.Item).Round;
        if (round?.Number != request.Round)
        {
            throw new BrokenRuleException(PhoneRules.OtherChannel, ("item", request.Item));
        }

        if (round.Parts.GetValueOrDefault(KeyHolders.Of(meeting, person).Number) == request.Decryption)
        {
            return await Ceremonies.UnchangedAsync(db, meeting.Id, cancellationToken);
        }

        var given = BoxCounting.Give(meeting, request.Item, person, request.Decryption);
        var after = given.Apply(meeting);
        if (after.Item(request.Item).Round!.Parts.Count == after.KeyHolders.Count)
        {
            // A part with which nothing can be counted is not taken: the box would be lost with it.
            BoxCounting.Count(after, request.Item);
        }

        return ledger.Append(meeting, given, request.At);
    }
}
