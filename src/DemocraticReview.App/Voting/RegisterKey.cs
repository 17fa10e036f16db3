using System.Text;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Voting;

/// <summary>A key holder's device has made its key; the secret half never leaves it. The same key again changes nothing.</summary>
/// <param name="Key">X with its proof, as the device made it.</param>
/// <param name="Device">The device's own key, see Core's P256.</param>
/// <param name="Signature">By the device, hex.</param>
public sealed record RegisterKey(string Key, string Device, string Signature) : OnMeeting
{
    public override Act Act => Act.KeepKey;
}

public sealed class RegisterKeyHandler(ReviewDb db, Ledger ledger) : IRequestHandler<RegisterKey, Answer>
{
    private static readonly string KeyType = EventCatalog.NameOf(typeof(KeyRegistered));

    public async Task<Answer> Handle(RegisterKey request, CancellationToken cancellationToken)
    {
        var meeting = await ledger.MeetingAsync(request.MeetingId, cancellationToken);
        var person = HolderActors.PersonOf(meeting, request.At.Actor);
        if (KeyHolders.Of(meeting, person) is { Key: { } key, Device: { } device } && (key, device) == (request.Key, request.Device))
        {
            return await Ceremonies.UnchangedAsync(db, meeting.Id, cancellationToken);
        }

        var registered = KeyHolders.Register(meeting, person, request.Device, request.Key, request.Signature, await UsedBeforeAsync(meeting.Id, cancellationToken));
        return ledger.Append(meeting, registered, request.At);
    }

    // One pair serves one meeting and never another.
    private async Task<HashSet<GroupElement>> UsedBeforeAsync(Guid meeting, CancellationToken cancellation)
    {
        var bodies = await db.Events.AsNoTracking().Where(e => e.Type == KeyType && e.SubjectId != meeting).Select(e => e.Body).ToListAsync(cancellation);
        return [.. bodies.Select(b => HolderKey.Read(Encoding.UTF8.GetBytes(EventCatalog.Read<KeyRegistered>(KeyType, b).Key)).Key)];
    }
}
