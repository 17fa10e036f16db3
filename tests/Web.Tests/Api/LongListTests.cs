using System.Net;
using System.Text.RegularExpressions;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Flagging;
using DemocraticReview.Core.Meetings;
using DemocraticReview.Core.Referring;
using DemocraticReview.Core.Rights;
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
        all.ShouldNotContain("下一页");

        await FileAsync(first.Id, 1);
        var more = await PageAsync(union, "/meetings?p=50");
        more.ShouldContain("超过 1,000 次会议");
        more.ShouldContain("第 50 页<");
        more.ShouldContain("下一页");
        var last = await PageAsync(union, "/meetings?p=51");
        last.ShouldContain("第 51 页<");
        last.ShouldNotContain("下一页");
    }

    [Fact]
    public async Task Every_list_is_read_to_its_end_page_by_page_and_shows_each_line_once()
    {
        var (union, evaluation, reviewer) = await works.NeighbourAsync();
        using var first = await Hall.PreparedAsync(works, union, evaluation, reviewer);
        await FileAsync(first.Id, 230, withResults: true);
        using var auditor = await works.ColleagueAsync(first.Id, Role.AuditAdministrator);

        (await LinesAsync(union, "/meetings?stage=Announced", "href=\"/meetings/([0-9a-f-]{36})\"")).Count.ShouldBe(230);
        (await LinesAsync(union, "/notices", "href=\"/notices/([0-9a-f-]{36})\"")).Count.ShouldBe(230);
        (await LinesAsync(union, "/items", "href=\"/items/([0-9a-f-]{36})\"")).Count.ShouldBe(230 + 1);
        (await LinesAsync(union, "/referrals", "href=\"/referrals/([0-9a-f-]{36})\"")).Count.ShouldBe(230);
        (await LinesAsync(auditor, "/audit", "([0-9a-f]{8}…#[0-9]+)<")).Count.ShouldBeGreaterThan(230);
    }

    [Theory]
    [InlineData("/meetings?p=99999", "/meetings?p=1")]
    [InlineData("/meetings?year=2026&p=2147483647", "/meetings?year=2026&p=1")]
    [InlineData("/items?p=99999", "/items?p=1")]
    [InlineData("/referrals?p=2147483647", "/referrals?p=1")]
    public async Task An_address_beyond_the_end_of_a_list_leads_back_into_it(string beyond, string back)
    {
        var (union, _, _) = await works.NeighbourAsync();
        var reply = await union.GetAsync(beyond);
        reply.Status.ShouldBe(HttpStatusCode.Redirect);
        reply.Headers["Location"].ShouldBe(back);
        (await union.GetAsync(back)).Status.ShouldBe(HttpStatusCode.OK);
        (await union.GetAsync(beyond[..^5] + "two")).Status.ShouldBe(HttpStatusCode.OK);
    }

    // Goes from page to page as a reader does, by what the page itself leads to.
    private static async Task<List<string>> LinesAsync(Device device, string list, string line)
    {
        var lines = new List<string>();
        var pages = 0;
        for (string? next = list; next is not null; pages++)
        {
            var text = WebUtility.HtmlDecode(await PageAsync(device, next));
            lines.AddRange(Regex.Matches(text, line).Select(m => m.Groups[1].Value));
            lines.ShouldBeUnique(next);
            next = Regex.Match(text, "rel=\"next\" href=\"([^\"]+)\"") is { Success: true } link ? link.Groups[1].Value : null;
        }

        pages.ShouldBeGreaterThan(2);
        return lines;
    }

    private static async Task<string> PageAsync(Device device, string path)
    {
        var reply = await device.GetAsync(path);
        reply.Status.ShouldBe(HttpStatusCode.OK);
        return reply.Text;
    }

    // Copies of a meeting as it began, each held a minute before the one that came last.
    private async Task FileAsync(Guid meeting, int count, bool withResults = false)
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
                Id = id, EnterpriseId = row.EnterpriseId, Number = $"{row.Number}/{number}", Title = row.Title, IsRehearsal = false, Stage = withResults ? nameof(MeetingStage.Announced) : row.Stage, HeldAt = row.HeldAt.AddMinutes(-number), Open = false, Change = 1,
            });
            db.Events.Add(new EventRow
            {
                EnterpriseId = row.EnterpriseId, SubjectId = id, Seq = 1, Type = created.Type, At = created.At, ActorRole = created.ActorRole, ActorId = created.ActorId, Body = created.Body,
            });
            if (withResults)
            {
                db.Items.Add(new ItemRow { Id = Guid.NewGuid(), EnterpriseId = row.EnterpriseId, Title = "备件采购", Stage = nameof(DossierStage.Frozen), Flagged = true, MeetingId = number % 3 == 0 ? null : id });
                db.Referrals.Add(new ReferralRow { Id = Guid.NewGuid(), EnterpriseId = row.EnterpriseId, MeetingId = id, Title = "备件采购", Stage = nameof(ReferralStage.Opened), Open = number % 3 == 0 });
            }
        }

        await db.SaveChangesAsync();
    }
}
