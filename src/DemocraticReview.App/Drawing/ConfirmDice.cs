using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Drawing;

/// <summary>A witness's second tap: the dice are as they lie on the table, and the record covers every commit. The same again changes nothing.</summary>
/// <param name="Draw">Number of the draw.</param>
/// <param name="Reading">Number of the reading that the device signs.</param>
/// <param name="Dice">One digit a die.</param>
/// <param name="Signature">By the device, hex; it covers the record at the last commit.</param>
public sealed record ConfirmDice(int Draw, int Reading, string Dice, string Signature) : OnMeeting
{
    public override Act Act => Act.WitnessDraw;
}

public sealed class ConfirmDiceHandler(ReviewDb db, Ledger ledger) : IRequestHandler<ConfirmDice, Answer>
{
    public async Task<Answer> Handle(ConfirmDice request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var witness = Ceremonies.NumberOf(meeting, request.Draw, request.At.Actor);
        var draw = meeting.Drawing!;
        if (request.Reading < draw.Reading || (request.Reading == draw.Reading && draw.Dice.GetValueOrDefault(witness) == request.Dice))
        {
            // Sent before the readings differed, or twice: it stands on the record, and the page shows what is next.
            return await Ceremonies.UnchangedAsync(db, meeting.Id, cancellationToken);
        }

        var committed = await Ceremonies.CommittedAsync(db, meeting.Id, cancellationToken);
        return await Ceremonies.AppendAsync(ledger, meeting, DrawCeremony.Confirm(meeting, witness, request.Dice, committed, request.Signature), request.At, cancellationToken);
    }
}
