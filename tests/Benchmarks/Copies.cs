using App.Tests.Hosting;
using DemocraticReview.App.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Benchmarks;

/// <summary>Rows in bulk, where making each by its commands would take hours: copies, under other keys, of what commands have made once.</summary>
internal static class Copies
{
    private const int Batch = 500;

    /// <summary>As many flagged items as are asked for, like one that is there.</summary>
    public static async Task<IReadOnlyList<Guid>> OfAsync(Play play, Guid item, int count)
    {
        var keys = Enumerable.Range(0, count).Select(_ => Guid.NewGuid()).ToList();
        foreach (var some in keys.Chunk(Batch))
        {
            await play.Host.WithAsync(
                async db =>
                {
                    var row = await db.Items.AsNoTracking().SingleAsync(i => i.Id == item);
                    var events = await db.Events.AsNoTracking().Where(e => e.SubjectId == item).ToListAsync();
                    foreach (var key in some)
                    {
                        db.Items.Add(new ItemRow { Id = key, EnterpriseId = row.EnterpriseId, Title = row.Title, Flagged = row.Flagged, Stage = row.Stage, Change = row.Change });
                        db.Events.AddRange(events.Select(e => CopyOf(e, key, item)));
                    }

                    await db.SaveChangesAsync();
                },
                play.EnterpriseId);
        }

        return keys;
    }

    /// <summary>An event of one subject as another's.</summary>
    public static EventRow CopyOf(EventRow e, Guid subject, Guid original) => new()
    {
        EnterpriseId = e.EnterpriseId,
        SubjectId = subject,
        Seq = e.Seq,
        Type = e.Type,
        At = e.At,
        ActorRole = e.ActorRole,
        ActorId = e.ActorId,
        Body = e.Body.Replace(original.ToString(), subject.ToString(), StringComparison.Ordinal),
    };
}
