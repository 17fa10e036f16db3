using DemocraticReview.Core.Recording;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.App.Persistence;

public static class EventQueries
{
    /// <summary>A subject's last event of a kind; null if there is none.</summary>
    public static async Task<T?> LastOfAsync<T>(this IQueryable<EventRow> events, Guid subject, CancellationToken cancellation)
        where T : class
    {
        var name = EventCatalog.NameOf(typeof(T));
        var row = await events.AsNoTracking().Where(e => e.SubjectId == subject && e.Type == name).OrderByDescending(e => e.Seq).FirstOrDefaultAsync(cancellation);
        return row is null ? null : EventCatalog.Read<T>(row.Type, row.Body);
    }
}
