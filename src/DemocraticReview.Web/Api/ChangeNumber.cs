using DemocraticReview.App.Persistence;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Api;

/// <summary>What an open page of a meeting knows, in one word: the page carries it from the server, and the stream of changes tells the next one.</summary>
internal static class ChangeNumber
{
    /// <summary>Dice that the desk has typed are no event before a witness has signed them, and the hall is to see them at once.</summary>
    public static string Of(int change, string? typedDice) => $"{change}{typedDice}";

    /// <remarks>A page reads it before it reads the meeting: what happens in between is told again rather than missed.</remarks>
    /// <returns>"0" if there is no such meeting in the enterprise of <paramref name="db"/>.</returns>
    public static async Task<string> ReadAsync(ReviewDb db, Guid meeting, CancellationToken cancellation)
    {
        var row = await db.Meetings.AsNoTracking().Where(m => m.Id == meeting).Select(m => new { m.Change, m.TypedDice }).FirstOrDefaultAsync(cancellation);
        return Of(row?.Change ?? 0, row?.TypedDice);
    }

    /// <summary>To follow it on the office's page of an item alone: how many phones and ballots there are, which is no event.</summary>
    public static async Task<string> NumbersAsync(ReviewDb db, Guid meeting, CancellationToken cancellation)
    {
        var registered = await db.Registered.CountAsync(r => r.MeetingId == meeting, cancellation);
        var acknowledged = await db.Registered.CountAsync(r => r.MeetingId == meeting && r.Acknowledged, cancellation);
        return $"/{registered}/{acknowledged}/{await db.Ballots.CountAsync(b => b.MeetingId == meeting && b.Number == 1, cancellation)}";
    }
}
