using System.Security.Cryptography;
using System.Text;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using DemocraticReview.Core.Voting;
using DemocraticReview.Core.Voting.Belenios;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Voting;

/// <summary>The rows of one item's round on phones.</summary>
internal sealed class RoundRows(ReviewDb db, Guid meeting, int item, int round)
{
    public IQueryable<RegisteredRow> Registered => db.Registered.Where(r => r.MeetingId == meeting && r.Item == item && r.Round == round);

    public IQueryable<CredentialRow> Credentials => db.Credentials.Where(r => r.MeetingId == meeting && r.Item == item && r.Round == round);

    public IQueryable<BallotRow> Ballots => db.Ballots.Where(r => r.MeetingId == meeting && r.Item == item && r.Round == round);

    /// <summary>First ballots of credentials that the tablet made.</summary>
    public IQueryable<BallotRow> TabletBallots => Ballots.Where(b => b.Number == 1 && Credentials.Any(c => c.Key == b.Key && c.OnTablet));

    public IQueryable<BoxRow> Boxes => db.Boxes.Where(r => r.MeetingId == meeting && r.Item == item && r.Round == round);

    /// <summary>Of a credential: nothing that tells when it came.</summary>
    public static string KeyOf(string credential) => Hex.Of(SHA256.HashData(Encoding.UTF8.GetBytes(credential)));

    public static RoundRows Of(ReviewDb db, ReviewMeeting meeting, int number)
    {
        var item = meeting.Item(number);
        return new RoundRows(db, meeting.Id, number, item.Phone?.Round ?? item.Round?.Number ?? 0);
    }

    public async Task<List<GroupElement>> CredentialsAsync(CancellationToken cancellation) =>
        [.. (await Credentials.AsNoTracking().Select(c => c.Credential).ToListAsync(cancellation)).Select(Read)];

    /// <summary>The frozen list as it is published. Decimal digits sort by length first, so that nothing has to be computed for each phone that asks.</summary>
    public async Task<string> ListAsync(CancellationToken cancellation)
    {
        var digits = await Credentials.AsNoTracking().Select(c => c.Credential).ToListAsync(cancellation);
        return $"[{string.Join(',', digits.OrderBy(d => d.Length).ThenBy(d => d, StringComparer.Ordinal).Select(d => $"\"{d}\""))}]";
    }

    public async Task<List<string>> LabelsAsync(bool acknowledged, CancellationToken cancellation) =>
        await Registered.Where(r => r.Acknowledged || !acknowledged).Select(r => r.Label).ToListAsync(cancellation);

    /// <summary>Of the judges who chose the hall's tablet and have a credential there.</summary>
    public async Task<List<RegisteredRow>> OnTabletAsync(ReviewMeeting meeting, CancellationToken cancellation)
    {
        var labels = meeting.OnTablet.ToList();
        return await Registered.Where(r => labels.Contains(r.Label)).ToListAsync(cancellation);
    }

    /// <param name="onTablet">Of <see cref="OnTabletAsync"/>.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<TabletUse> TabletUseAsync(IEnumerable<RegisteredRow> onTablet, CancellationToken cancellation) =>
        new(onTablet.Count(r => r.Turn != TabletTurn.Waits), await TabletBallots.CountAsync(cancellation));

    /// <summary>Nothing stays of who has registered, of the list and of the open box; an archive does.</summary>
    public async Task ClearAsync(CancellationToken cancellation)
    {
        await Registered.ExecuteDeleteAsync(cancellation);
        await Credentials.ExecuteDeleteAsync(cancellation);
        await Ballots.ExecuteDeleteAsync(cancellation);
    }

    public Task DropBoxAsync(CancellationToken cancellation) => Boxes.ExecuteDeleteAsync(cancellation);

    private static GroupElement Read(string digits) => GroupElement.Read(Encoding.ASCII.GetBytes(digits))!;
}

/// <summary>Who acts as a key holder.</summary>
internal static class HolderActors
{
    /// <summary>工号 of somebody who came by personal link; a judge's link knows a label alone.</summary>
    public static string PersonOf(ReviewMeeting meeting, Actor actor) => actor.Role == Role.Judge
        ? meeting.Callable.FirstOrDefault(j => j.Label == actor.PersonKey)?.Person.Number ?? ""
        : actor.PersonKey ?? "";
}
