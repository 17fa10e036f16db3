using System.Collections.Concurrent;
using System.Diagnostics;
using App.Tests.Hosting;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Referring;
using DemocraticReview.Workflow.Engine;
using DemocraticReview.Workflow.Waking;
using Microsoft.EntityFrameworkCore;

namespace App.Tests.Waking;

/// <summary>The contract of <see cref="IWake"/>: every clock is looked at when it has run out, by whichever host is alive, and acts once.</summary>
public abstract class WakeContract(FlowEngine engine, EngineOffer wake) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AFewSweeps = TimeSpan.FromSeconds(1);

    private readonly ConcurrentBag<ReviewHost> hosts = [];
    private TestDatabase database = null!;
    private Play play = null!;
    private ReferralPlay referral = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.NewAsync(engine);
        play = await Play.FoundAsync(await ReviewHost.StartAsync(engine, database));
        hosts.Add(play.Host);
        var meeting = await (await play.MeetingAsync()).ToAsync(Scene.Decided);
        referral = new ReferralPlay(play, await meeting.ReferralIdAsync());
    }

    public async Task DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        await database.DisposeAsync();
    }

    [EngineFact]
    public async Task A_clock_that_runs_out_is_run_once()
    {
        var host = await WakingAsync();
        await Task.Delay(AFewSweeps);
        (await RemindersAsync()).ShouldBe(0);

        host.Clock.Now = Overdue;

        await UntilAsync(1);
        await Task.Delay(AFewSweeps);
        (await RemindersAsync()).ShouldBe(1);
    }

    [EngineFact]
    public async Task A_clock_that_ran_out_while_nobody_was_there_is_run_at_the_next_start()
    {
        await WakingAsync(Overdue);

        await UntilAsync(1);
    }

    [EngineFact]
    public async Task Of_several_hosts_one_runs_a_clock()
    {
        var all = new List<ReviewHost> { await WakingAsync(), await WakingAsync(), await WakingAsync() };

        all.ForEach(h => h.Clock.Now = Overdue);

        await UntilAsync(1);
        await Task.Delay(AFewSweeps);
        (await RemindersAsync()).ShouldBe(1);
    }

    [EngineFact]
    public async Task A_surviving_host_runs_the_clock_that_a_dead_one_has_set()
    {
        var dead = await WakingAsync();
        await new ReferralPlay(play.On(dead), referral.Id).DeliveredAsync();
        await dead.DisposeAsync();

        await WakingAsync(Overdue.AddDays(4));

        // The receipt's clock, and not the one of sending, which the delivery stopped.
        await UntilAsync(1);
        (await KeysAsync()).ShouldBe(["receipt-1"]);
    }

    [EngineFact]
    public async Task A_clock_that_was_stopped_is_not_run()
    {
        await referral.AcceptedAsync();

        await WakingAsync(Overdue.AddDays(30));

        await Task.Delay(AFewSweeps);
        (await RemindersAsync()).ShouldBe(0);
    }

    [EngineFact]
    public async Task Told_twice_early_or_of_a_clock_that_is_not_there_it_does_no_harm()
    {
        var host = await WakingAsync();
        var due = new DueClock(play.EnterpriseId, referral.Id, "send-0", host.Clock.Now);
        var gone = new DueClock(play.EnterpriseId, Guid.NewGuid(), "send-0", host.Clock.Now);

        await host.Wake.FollowAsync(new ClockChanges([due, due, gone], []));
        await host.Wake.FollowAsync(new ClockChanges([due], [gone]));
        await Task.Delay(AFewSweeps);
        (await RemindersAsync()).ShouldBe(0);

        host.Clock.Now = Overdue;
        await UntilAsync(1);
    }

    [EngineFact]
    public async Task A_start_repairs_the_flows()
    {
        await play.Host.WithAsync(db => db.Flows.ExecuteDeleteAsync(), play.EnterpriseId);

        await WakingAsync();

        await UntilAsync(async () => (await play.RowsAsync(db => db.Flows)).Count == 2);
    }

    // Monday's verdict has to be sent by Thursday.
    private DateTimeOffset Overdue => play.Host.Clock.Now.AddDays(4);

    private async Task<ReviewHost> WakingAsync(DateTimeOffset? now = null)
    {
        var host = await ReviewHost.WakingAsync(engine, wake, database, now ?? play.Host.Clock.Now);
        hosts.Add(host);
        return host;
    }

    private Task UntilAsync(int reminders) => UntilAsync(async () => await RemindersAsync() >= reminders);

    private static async Task UntilAsync(Func<Task<bool>> come)
    {
        var watch = Stopwatch.StartNew();
        while (!await come())
        {
            watch.Elapsed.ShouldBeLessThan(Patience);
            await Task.Delay(50);
        }
    }

    private async Task<int> RemindersAsync() => (await KeysAsync()).Count;

    private async Task<List<string>> KeysAsync() =>
        [.. (await play.RowsAsync(db => db.Events.Where(e => e.SubjectId == referral.Id && e.Type == "referral.overdue").OrderBy(e => e.Seq).Select(e => e.Body)))
            .Select(body => EventCatalog.Read<ReferralOverdue>("referral.overdue", body).Clock)];
}

public sealed class LoopOnSqlite() : WakeContract(FlowEngine.EmbeddedOnSqlite, DueLoop.Offer);

public sealed class LoopOnPostgreSql() : WakeContract(FlowEngine.EmbeddedOnPostgreSql, DueLoop.Offer), IOnPostgreSql;
