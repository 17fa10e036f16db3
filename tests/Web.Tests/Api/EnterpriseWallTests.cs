using System.Net;
using DemocraticReview.App.Meetings;
using DemocraticReview.Core;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;

namespace DemocraticReview.Web.Tests.Api;

/// <summary>Two enterprises in one database: neither knows that the other is there.</summary>
[Collection(AtTheWorks.Name)]
public sealed class EnterpriseWallTests(Works works)
{
    // The only route of the office that carries no command.
    private const string Turn = """{"judge":"x","back":false}""";

    [Fact]
    public async Task The_keys_of_another_enterprise_are_not_found_on_any_route()
    {
        using var decided = await Hall.DecidedAsync(works, satisfied: 8);
        var agenda = (await decided.ViewAsync()).Items[0];
        var (item, referral) = (agenda.Facts.ItemId, agenda.ReferralId!.Value);
        var file = await AttachAsync(decided, item);
        var (union, evaluation, reviewer) = await works.NeighbourAsync();
        using var theirs = await Hall.PreparedAsync(works, union, evaluation, reviewer);
        (Role Role, Device Device)[] neighbours =
        [
            (Role.UnionOfficer, union), (Role.EvaluationOfficer, evaluation),
            (Role.DisciplineOfficer, await works.ColleagueAsync(theirs.Id, Role.DisciplineOfficer)), (Role.EnterpriseHead, await works.ColleagueAsync(theirs.Id, Role.EnterpriseHead)),
        ];
        foreach (var route in Routes.Of(works).Where(r => r.Path.Contains("{id", StringComparison.Ordinal) && r.Act is not (Act.ReadPublicNotice or Act.ExportRecord)))
        {
            foreach (var (role, device) in neighbours.Where(n => RightsTable.May(n.Role, route.Act)))
            {
                foreach (var key in (Guid[])[decided.Id, item, referral])
                {
                    var reply = route.Method == "GET" ? await device.GetAsync(route.For(key, file)) : await device.PostTextAsync(route.For(key), route.Command is { } command ? Bodies.Minimal.For(command).ToJsonString() : Turn);
                    reply.Status.ShouldBe(HttpStatusCode.NotFound, $"{role}: {route}: {reply.Text}");
                }
            }
        }
    }

    [Fact]
    public async Task Lists_show_the_own_enterprise_alone()
    {
        var (union, evaluation, reviewer) = await works.NeighbourAsync();
        (await union.ReadAsync<List<MeetingLine>>("meetings")).ShouldBeEmpty();
        (await union.ReadAsync<List<ReferralLine>>("referrals")).ShouldBeEmpty();
        using var theirs = await Hall.PreparedAsync(works, union, evaluation, reviewer);
        (await union.ReadAsync<List<MeetingLine>>("meetings")).Select(m => m.Id).ShouldBe([theirs.Id]);
        (await works.Union.ReadAsync<List<MeetingLine>>("meetings")).Select(m => m.Id).ShouldNotContain(theirs.Id);
        var ours = await works.Evaluation.ReadAsync<List<ItemLine>>("items");
        ours.Select(i => i.Id).Intersect((await evaluation.ReadAsync<List<ItemLine>>("items")).Select(i => i.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_enterprise_s_item_comes_on_no_agenda_and_its_corps_is_not_drawn()
    {
        var item = await works.FlaggedItemAsync();
        var (union, evaluation, reviewer) = await works.NeighbourAsync();
        using var theirs = await Hall.PreparedAsync(works, union, evaluation, reviewer);
        (await union.PostAsync($"{theirs.Path}/put-on-agenda", new PutOnAgenda(item))).ShouldBeRefused(HttpStatusCode.NotFound, Rules.NotFound);
        await theirs.DoAsync("announce-meeting", new AnnounceMeeting());
        await theirs.Draw().RegisterAsync();
        await theirs.DoAsync("announce-draw", new App.Drawing.AnnounceDraw());
        (await union.ReadAsync<App.Drawing.DrawView>($"{theirs.Path}/draw")).Members.ShouldBe(0);
        (await union.PostAsync($"{theirs.Path}/freeze-roster", new App.Drawing.FreezeRoster())).ShouldBeRefused(HttpStatusCode.Conflict, Rules.TooFewRepresentatives);
    }

    [Fact]
    public async Task The_same_key_of_a_command_and_number_of_a_meeting_serve_in_both()
    {
        var (union, _, _) = await works.NeighbourAsync();
        var key = Guid.NewGuid().ToString("N");
        var number = $"{works.NextNumber()}";
        foreach (var device in (Device[])[union, works.Union])
        {
            (await device.PostAsync("meetings", new CreateMeeting(number, "民主评议会", DateTimeOffset.UtcNow.AddDays(30), "礼堂"), key)).Status.ShouldBe(HttpStatusCode.OK);
        }
    }

    // A file that its own office can fetch: one that is not there would be found by nobody, wall or no wall.
    private async Task<Guid> AttachAsync(Hall hall, Guid item)
    {
        var added = await works.Evaluation.PostAsync($"items/{item}/add-attachment?fileName=note.txt&level=Internal", new ByteArrayContent("2025-12"u8.ToArray()), Guid.NewGuid().ToString("N"));
        added.Status.ShouldBe(HttpStatusCode.OK, added.Text);
        var file = (await works.Union.ReadAsync<ItemDetail>($"items/{item}")).Item.Attachments[0].Id;
        foreach (var path in (string[])[$"items/{item}", $"{hall.Path}/items/1"])
        {
            (await works.Union.GetAsync($"{path}/attachments/{file}")).Status.ShouldBe(HttpStatusCode.OK, path);
        }

        return file;
    }
}
