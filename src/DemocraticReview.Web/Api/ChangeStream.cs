using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.SigningIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Web.Api;

/// <summary>Tells an open page that its meeting has moved on. The number is read from the database, so any process can serve any page.</summary>
internal static class ChangeStream
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    // Then the browser asks again, and its right to listen is looked at again.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static void Map(WebApplication app) =>
        app.MapGet("/meetings/{id:guid}/changes", FollowAsync).WithMetadata(new ActMetadata(Act.ReadPublicNotice, null)).ExcludeFromDescription();

    private static async Task<ServerSentEventsResult<string>> FollowAsync(
        Guid id, HttpContext http, ReviewDb db, Sessions sessions, TimeProvider clock, IHostApplicationLifetime lifetime, bool numbers = false)
    {
        var visitor = await sessions.VisitorAsync(http);
        await MustBeOpenAsync(id, visitor, db, http.RequestAborted);

        // When each ballot came is for nobody but the office, which sees the numbers on its page.
        numbers = numbers && visitor.EnterpriseId == db.EnterpriseId && visitor.Roles.Any(r => RightsTable.May(r, Act.OpenBallot));
        return TypedResults.ServerSentEvents(ChangesAsync(id, numbers, db, clock, lifetime.ApplicationStopping, http.RequestAborted));
    }

    /// <summary>From the announcement on, that something happened is public, as the hall's wall shows it; before it, for those who may read the meeting.</summary>
    private static async Task MustBeOpenAsync(Guid id, Visitor visitor, ReviewDb db, CancellationToken cancellation)
    {
        var row = await db.Meetings.IgnoreQueryFilters().AsNoTracking().Where(m => m.Id == id)
            .Select(m => new { m.EnterpriseId, m.Stage }).FirstOrDefaultAsync(cancellation);
        if (row is null || (row.Stage == nameof(MeetingStage.Prepared) && row.EnterpriseId != visitor.EnterpriseId))
        {
            throw new BrokenRuleException(Rules.NotFound, ("what", id));
        }

        if (row.Stage == nameof(MeetingStage.Prepared))
        {
            RightsTable.Check(visitor.ActorFor(Act.ReadMeeting), Act.ReadMeeting, id);
        }

        db.EnterpriseId = row.EnterpriseId;
    }

    private static async IAsyncEnumerable<SseItem<string>> ChangesAsync(
        Guid id, bool numbers, ReviewDb db, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        var began = clock.GetTimestamp();
        var spoke = began;
        var known = "";
        while (!stopping.IsCancellationRequested && !aborted.IsCancellationRequested && clock.GetElapsedTime(began) < Longest)
        {
            var change = await ChangeNumber.ReadAsync(db, id, CancellationToken.None) + (numbers ? await ChangeNumber.NumbersAsync(db, id, CancellationToken.None) : "");
            if (change != known)
            {
                known = change;
                spoke = clock.GetTimestamp();
                yield return new SseItem<string>(change, "change");
            }
            else if (clock.GetElapsedTime(spoke) > Beat)
            {
                // Keeps proxies from closing a quiet connection, and finds out which ones are gone.
                spoke = clock.GetTimestamp();
                yield return new SseItem<string>(change, "beat");
            }

            await Task.WhenAny(Task.Delay(Look, clock, stopping), Task.Delay(Look, clock, aborted));
        }
    }
}
