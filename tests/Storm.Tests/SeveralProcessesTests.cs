using App.Tests.Hosting;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.People;
using DemocraticReview.Core.Rights;
using DemocraticReview.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Storm.Tests;

/// <summary>Real processes of the product on one PostgreSQL with one key folder, behind a proxy that knows no stickiness.</summary>
public sealed class SeveralProcessesTests : IOnPostgreSql
{
    [EngineFact]
    public async Task Four_processes_that_start_at_once_on_an_empty_database_all_start()
    {
        await using var site = await Site.EmptyAsync(FlowEngine.EmbeddedOnPostgreSql, nodes: 4);

        await site.StartAsync();

        foreach (var node in site.Nodes)
        {
            using var caller = new Caller([node]);
            using var health = await caller.GetPageAsync("health");
            (await health.Content.ReadAsStringAsync()).ShouldContain("\"ok\"");
            node.Said.IndexOf("fail:", StringComparison.Ordinal).ShouldBe(-1, node.Said);
        }

        // A host that has read no file itself.
        await using var host = ReviewHost.On(site.Database);
        (await host.WithAsync(db => db.Definitions.CountAsync())).ShouldBe(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "workflows"), "*.json").Length);
    }

    [EngineFact]
    public async Task Requests_that_go_to_the_processes_in_turn_play_a_meeting()
    {
        Guid item = default;
        await using var site = await Site.FoundedAsync(FlowEngine.EmbeddedOnPostgreSql, nodes: 2, async play => item = await play.FlaggedItemAsync());
        await site.StartAsync();
        using var union = new Caller(site.Nodes);
        await union.SignInAsync("union");

        // An odd number of requests between sending and sending again, so that the other process is asked.
        var create = new CreateMeeting("2026-01", "民主评议会", DateTimeOffset.Now.AddDays(14), "职工之家");
        var meeting = await union.PostAsync<Answer>("meetings", create, "create");
        (await union.PostAsync<Answer>("meetings", create, "create")).Id.ShouldBe(meeting.Id);
        await union.PostAsync<Answer>($"meetings/{meeting.Id}/put-on-agenda", new PutOnAgenda(item), "agenda");
        await union.PostAsync<Answer>($"meetings/{meeting.Id}/appoint-head", new AppointHead(Some.Person("H1")), "head");
        await union.PostAsync<Answer>($"meetings/{meeting.Id}/announce-meeting", new AnnounceMeeting(), "announce");
        await union.PostAsync<Answer>($"meetings/{meeting.Id}/appoint-officer", new AppointOfficer(Role.Scrutineer, Some.Person("W1")), "officer");

        // Links are made by one process and opened at the other; the device's cookie holds at both.
        var links = await union.GetAsync<List<LinkView>>($"meetings/{meeting.Id}/links");
        (await union.GetAsync<List<LinkView>>($"meetings/{meeting.Id}/links")).Select(l => l.Token).ShouldBe(links.Select(l => l.Token));
        using var scrutineer = new Caller(site.Nodes);
        await scrutineer.PostAsync<SignedIn>("sign-in/link", new LinkSignIn(links.First(l => l.Role == Role.Scrutineer).Token), "bind");
        for (var i = 0; i < 4; i++)
        {
            (await scrutineer.GetAsync<MeetingView>($"meetings/{meeting.Id}")).Id.ShouldBe(meeting.Id);
            using var page = await scrutineer.GetPageAsync($"my/{meeting.Id}");
            page.IsSuccessStatusCode.ShouldBeTrue();
        }
    }

    [EngineFact]
    public async Task A_page_open_at_one_process_hears_of_a_command_given_to_the_other()
    {
        Guid item = default;
        await using var site = await Site.FoundedAsync(FlowEngine.EmbeddedOnPostgreSql, nodes: 2, async play => item = await play.FlaggedItemAsync());
        await site.StartAsync();
        using var both = new Caller(site.Nodes);
        await both.SignInAsync("union");
        var meeting = await both.PostAsync<Answer>("meetings", new CreateMeeting("2026-01", "民主评议会", DateTimeOffset.Now.AddDays(14), "职工之家"), "create");
        await both.PostAsync<Answer>($"meetings/{meeting.Id}/put-on-agenda", new PutOnAgenda(item), "agenda");
        await both.PostAsync<Answer>($"meetings/{meeting.Id}/appoint-head", new AppointHead(Some.Person("H1")), "head");
        var announced = await both.PostAsync<Answer>($"meetings/{meeting.Id}/announce-meeting", new AnnounceMeeting(), "announce");
        using var listener = new Caller([site.Nodes[0]]);
        using var speaker = new Caller([site.Nodes[1]]);
        await speaker.SignInAsync("union");
        using var stream = await listener.GetPageAsync($"meetings/{meeting.Id}/changes", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync());
        (await NextAsync(lines)).ShouldBe(announced.Change);

        await speaker.PostAsync<Answer>($"meetings/{meeting.Id}/postpone-meeting", new PostponeMeeting("停电"), "postpone");

        (await NextAsync(lines)).ShouldBe(announced.Change + 1);
    }

    private static async Task<int> NextAsync(StreamReader lines)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                return int.Parse(line.AsSpan("data:".Length), System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        throw new IOException("The stream has ended.");
    }
}
