using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Rights;
using MediatR;

namespace DemocraticReview.App.Drawing;

/// <summary>A witness's device opens its commit, by itself, once it holds every witness's signature on the same dice. With the last one the panel is drawn.</summary>
/// <param name="Draw">Number of the draw.</param>
/// <param name="Secret">32 bytes, hex.</param>
public sealed record RevealSecret(int Draw, string Secret) : OnMeeting
{
    public override Act Act => Act.WitnessDraw;

    // Public from the moment that it arrives; until then nobody is to find it in a digest either.
    public override object Fingerprint() => new { Draw };
}

public sealed class RevealSecretHandler(ReviewDb db, Ledger ledger) : IRequestHandler<RevealSecret, Answer>
{
    public async Task<Answer> Handle(RevealSecret request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        if (meeting.Draws.Exists(d => d.Number == request.Draw))
        {
            return await Ceremonies.UnchangedAsync(db, meeting.Id, cancellationToken);
        }

        var witness = Ceremonies.NumberOf(meeting, request.Draw, request.At.Actor);
        return meeting.Drawing!.Reveals.GetValueOrDefault(witness) == request.Secret
            ? await Ceremonies.UnchangedAsync(db, meeting.Id, cancellationToken)
            : await Ceremonies.AppendAsync(ledger, meeting, DrawCeremony.Reveal(meeting, witness, request.Secret), request.At, cancellationToken);
    }
}
