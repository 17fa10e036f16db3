using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Drawing;

/// <summary>The device of a witness says by which key it is going to sign. It counts from the next draw that is announced, where it stands on the record.</summary>
/// <param name="Key">130 hex digits, see Core's P256.</param>
public sealed record RegisterWitness(string Key) : OnMeeting
{
    public override Act Act => Act.WitnessDraw;
}

public sealed class RegisterWitnessHandler(ReviewDb db) : IRequestHandler<RegisterWitness, Answer>
{
    public async Task<Answer> Handle(RegisterWitness request, CancellationToken cancellationToken)
    {
        if (!P256.IsKey(request.Key))
        {
            throw new BrokenRuleException(DrawRules.WitnessKeyMalformed, ("witness", request.At.Actor.Role));
        }

        var (role, person) = (request.At.Actor.Role, request.At.Actor.PersonKey);
        var link = await db.Links.FirstOrDefaultAsync(l => l.MeetingId == request.MeetingId && l.Role == role && l.PersonKey == person, cancellationToken)
            ?? throw new BrokenRuleException(Rules.LinkNotValid);
        link.WitnessKey = request.Key;
        return await Ceremonies.UnchangedAsync(db, request.MeetingId, cancellationToken);
    }
}
