using System.Globalization;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Drawing;

/// <summary>The dice as they lie on the table, typed at the desk. The witnesses' phones show them and each confirms; in the form without witnesses they count as they stand.</summary>
public sealed record EnterDice(string Dice) : OnMeeting
{
    public override Act Act => Act.EnterDice;
}

public sealed class EnterDiceHandler(ReviewDb db, Ledger ledger) : IRequestHandler<EnterDice, Answer>
{
    public async Task<Answer> Handle(EnterDice request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        if (meeting.Drawing is { Witnesses.Count: 0 })
        {
            var committed = await Ceremonies.CommittedAsync(db, meeting.Id, cancellationToken);
            return await Ceremonies.AppendAsync(ledger, meeting, DrawCeremony.Confirm(meeting, 0, request.Dice, committed, null), request.At, cancellationToken);
        }

        DrawCeremony.MustBeDice(meeting, request.Dice);
        var row = (await db.Meetings.FindAsync([meeting.Id], cancellationToken))!;
        row.TypedDice = TypedDice.Write(meeting.Drawing!, request.Dice);
        return await Ceremonies.UnchangedAsync(db, meeting.Id, cancellationToken);
    }
}

/// <summary>What was typed at the desk, for one reading of one draw alone.</summary>
internal static class TypedDice
{
    public static string Write(DrawInHand draw, string dice) => string.Create(CultureInfo.InvariantCulture, $"{draw.Announced.Draw}/{draw.Reading}/{dice}");

    public static string? Read(string? stored, DrawInHand? draw) =>
        draw is not null && stored is not null && stored.StartsWith(Write(draw, ""), StringComparison.Ordinal) ? stored[Write(draw, "").Length..] : null;
}
