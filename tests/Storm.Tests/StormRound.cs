using System.Collections.Concurrent;
using System.Diagnostics;
using App.Tests.Hosting;
using DemocraticReview.App.Commands;
using DemocraticReview.App.Drawing;
using DemocraticReview.App.Meetings;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Storm.Tests;

/// <summary>What one storm has come to.</summary>
/// <param name="Stuck">Meetings whose flow stood elsewhere than they did while every process was dead, or at the end.</param>
/// <param name="Doubled">Meetings, events and commands too many.</param>
/// <param name="Lost">Commands that were acknowledged and are not there.</param>
/// <param name="SentAgain">Requests that had to be sent again.</param>
internal sealed record StormResult(int Commands, int Stuck, int Doubled, int Lost, int SentAgain, TimeSpan Time);

/// <summary>Meetings in flight, all at once, while their processes are killed: first one of them, then all at the same moment.</summary>
internal sealed class StormRound(Site site, IReadOnlyList<Guid> items)
{
    private const int Clients = 16;

    // In this order; each moves the flow or stands in its way.
    private static readonly string[] Expected = ["meeting.created", "agenda.item-added", "head.appointed", "meeting.announced", "meeting.postponed", "meeting.rescheduled"];

    private readonly ConcurrentDictionary<string, Answer> acknowledged = new();

    // A slow machine takes longer to start the killed process again than the others need for the rest: half of the storm waits for it.
    private readonly TaskCompletionSource isBack = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int stuck;

    private int All => items.Count * Expected.Length;

    public async Task<StormResult> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        await site.StartAsync();
        using var caller = new Caller(site.Nodes);
        await caller.SignInAsync("union");
        var queue = new ConcurrentQueue<int>(Enumerable.Range(0, items.Count));
        var clients = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (queue.TryDequeue(out var number))
            {
                await PlayAsync(caller, number);
            }
        })));
        await DisturbAsync(clients);
        await clients;
        var time = watch.Elapsed;
        await Task.WhenAll(site.Nodes.Select(n => n.KillAsync()));
        stuck += await StuckAsync();
        var (doubled, lost) = await CountAsync();
        return new StormResult(acknowledged.Count, stuck, doubled, lost, caller.SentAgain, time);
    }

    private async Task PlayAsync(Caller caller, int number)
    {
        var meeting = (await DoAsync(caller, "meetings", new CreateMeeting($"S-{number:d4}", "民主评议会", DateTimeOffset.Now.AddDays(14), "职工之家"), number)).Id;
        await DoAsync(caller, $"meetings/{meeting}/put-on-agenda", new PutOnAgenda(items[number]), number);
        await DoAsync(caller, $"meetings/{meeting}/appoint-head", new AppointHead(Some.Person("H1")), number);
        await DoAsync(caller, $"meetings/{meeting}/announce-meeting", new AnnounceMeeting(), number);
        await DoAsync(caller, $"meetings/{meeting}/postpone-meeting", new PostponeMeeting("停电"), number);
        await DoAsync(caller, $"meetings/{meeting}/reschedule-meeting", new RescheduleMeeting(DateTimeOffset.Now.AddDays(21), "职工之家"), number);
    }

    private async Task<Answer> DoAsync(Caller caller, string path, Command command, int number)
    {
        if (acknowledged.Count >= All / 2)
        {
            await isBack.Task;
        }

        var key = $"{number}-{command.GetType().Name}";
        return acknowledged[key] = await caller.UntilAnsweredAsync(path, command, key);
    }

    private async Task DisturbAsync(Task clients)
    {
        await UntilAsync(All / 4, clients);
        if (site.Nodes.Count > 1)
        {
            await site.Nodes[0].KillAsync();
            await UntilAsync(All * 3 / 8, clients);
            await site.Nodes[0].StartAsync();
        }

        isBack.SetResult();
        await UntilAsync(All * 5 / 8, clients);
        await Task.WhenAll(site.Nodes.Select(n => n.KillAsync()));
        clients.IsCompleted.ShouldBeFalse("the storm was over before everybody was killed");

        // Looked at while nobody is there who could mend it.
        stuck += await StuckAsync();
        await site.StartAsync();
    }

    private async Task UntilAsync(int commands, Task clients)
    {
        while (acknowledged.Count < commands && !clients.IsCompleted)
        {
            await Task.Delay(10);
        }

        if (clients.IsFaulted)
        {
            // Why they have stopped is what is to be told.
            await clients;
        }
    }

    private async Task<int> StuckAsync()
    {
        await using var host = await site.HostAsync();
        return (await host.Flow.RepairAsync(default)).Count;
    }

    private async Task<(int Doubled, int Lost)> CountAsync()
    {
        await using var host = await site.HostAsync();
        return await host.WithAsync(async db =>
        {
            var meetings = await db.Meetings.IgnoreQueryFilters().AsNoTracking().ToListAsync();
            var events = (await db.Events.IgnoreQueryFilters().AsNoTracking().Select(e => new { e.SubjectId, e.Seq, e.Type }).ToListAsync()).ToLookup(e => e.SubjectId);
            var waiting = await db.Flows.IgnoreQueryFilters().CountAsync(f => f.ActivityId == "announce-draw" && f.Status == "Waiting");
            stuck += items.Count - waiting;
            var tooMany = meetings.Count - items.Count + meetings.Sum(m => events[m.Id].Count() - events[m.Id].DistinctBy(e => e.Type).Count());
            var known = (await db.Commands.IgnoreQueryFilters().Select(c => c.Id).ToListAsync()).ToHashSet(StringComparer.Ordinal);
            var lost = acknowledged.Count(a => !known.Contains(a.Key) || !events[a.Value.Id].Any(e => e.Seq == a.Value.Change && e.Type == Expected[a.Value.Change - 1]));
            return (tooMany, lost);
        });
    }
}
