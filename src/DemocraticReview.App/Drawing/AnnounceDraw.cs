using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Drawing;

/// <summary>Announces a draw: the corps' list is posted, the time for recusals runs. Its witnesses are the scrutineer, the observer and whoever else was named, each with the key of the own device.</summary>
/// <param name="RecusalsUntil">The roster is not frozen before; now, if left out.</param>
/// <param name="Reason">Why a further draw is needed; null for the first one and after a voided one.</param>
public sealed record AnnounceDraw(DateTimeOffset? RecusalsUntil = null, string? Reason = null) : OnMeeting
{
    public override Act Act => Act.HoldDraw;
}

public sealed class AnnounceDrawHandler(ReviewDb db, Ledger ledger, Entropy entropy) : IRequestHandler<AnnounceDraw, Answer>
{
    public async Task<Answer> Handle(AnnounceDraw request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var announced = DrawCeremony.Announce(
            meeting,
            await WitnessesAsync(meeting, cancellationToken),
            await Ceremonies.CorpsAsync(db, cancellationToken),
            entropy.Bytes(Roster.SaltLength * meeting.Heads.Count),
            request.RecusalsUntil ?? request.At.Now,
            request.Reason);
        return ledger.Append(meeting, announced, request.At);
    }

    private async Task<IReadOnlyList<DrawWitness>> WitnessesAsync(ReviewMeeting meeting, CancellationToken cancellation)
    {
        if (DrawForms.LeastWitnesses(DrawCeremony.FormOf(meeting)) == 0)
        {
            return [];
        }

        var keys = await db.Links.Where(l => l.MeetingId == meeting.Id && l.WitnessKey != null).ToDictionaryAsync(l => (l.Role, l.PersonKey), l => l.WitnessKey!, cancellation);
        return
        [
            .. meeting.Officers.Where(o => keys.ContainsKey((o.Role, o.Person.Number))).OrderBy(o => o.Role).Select(
                (o, i) => new DrawWitness(i + 1, WitnessParts.Of(o), keys[(o.Role, o.Person.Number)], o.Person.Number)),
        ];
    }
}
