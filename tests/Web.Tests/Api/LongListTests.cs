using System.Net;
using DemocraticReview.App.Persistence;
using DemocraticReview.Web.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DemocraticReview.Web.Tests.Api;

/// <summary>Lists of a works that has held more meetings than anybody counts.</summary>
[Collection(AtTheWorks.Name)]
public sealed class LongListTests(Works works)
{
    private const int Counted = 1000;

    [Fact]
    public async Task The_meetings_are_counted_to_a_thousand_and_paged_to_the_last()
    {
        var (union, evaluation, reviewer) = await works.NeighbourAsync();
        using var first = await Hall.PreparedAsync(works, union, evaluation, reviewer);
        await FileAsync(first.Id, Counted - 1);
        var all = await PageAsync(union, "/meetings?p=50");
        all.ShouldContain("共 1000 次会议");
        all.ShouldContain("第 50 页，共 50 页");
        all.ShouldNotContain("较早的");

        await FileAsync(first.Id, 1);
        var more = await PageAsync(union, "/meetings?p=50");
        more.ShouldContain("超过 1,000 次会议");
        more.ShouldContain("第 50 页<");
        more.ShouldContain("较早的");
        var last = await PageAsync(union, "/meetings?p=51");
        last.ShouldContain("第 51 页<");
        last.ShouldNotContain("较早的");
    }

    private static async Task<string> PageAsync(Device device, string path)
    {
        var reply = await device.GetAsync(path);
        reply.Status.ShouldBe(HttpStatusCode.OK);
        return reply.Text;
    }

    // Copies of a meeting as it began, each held a minute before the one that came last.
    private async Task FileAsync(Guid meeting, int count)
    {
        await using var scope = works.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var row = await db.Meetings.IgnoreQueryFilters().AsNoTracking().FirstAsync(m => m.Id == meeting);
        var created = await db.Events.IgnoreQueryFilters().AsNoTracking().FirstAsync(e => e.SubjectId == meeting && e.Seq == 1);
        var held = await db.Meetings.IgnoreQueryFilters().CountAsync(m => m.EnterpriseId == row.EnterpriseId);
        foreach (var number in Enumerable.Range(held, count))
        {
            var id = Guid.NewGuid();
            db.Meetings.Add(new MeetingRow
            {
                Id = id, EnterpriseId = row.EnterpriseId, Number = $"{row.Number}/{number}", Title = row.Title, IsRehearsal = false, Stage = row.Stage, HeldAt = row.HeldAt.AddMinutes(-number), Open = false, Change = 1,
            });
            db.Events.Add(new EventRow
            {
                EnterpriseId = row.EnterpriseId, SubjectId = id, Seq = 1, Type = created.Type, At = created.At, ActorRole = created.ActorRole, ActorId = created.ActorId, Body = created.Body,
            });
        }

        await db.SaveChangesAsync();
    }
}
