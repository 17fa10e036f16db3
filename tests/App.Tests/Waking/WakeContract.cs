using App.Tests.Flow;
using App.Tests.Hosting;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Referring;
using DemocraticReview.Workflow.Engine;
using DemocraticReview.Workflow.Waking;
using Microsoft.EntityFrameworkCore;

namespace App.Tests.Waking;

/// <summary>The contract of the wake port: whoever is alive runs a clock when it runs out, once. In real time; what is due the hosts' own clocks say.</summary>
public abstract class WakeContract(FlowEngine engine, EngineOffer wake) : FlowContract(engine)
{
    protected static WakeTimes Often { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));

    /// <summary>At the start, and then as good as never.</summary>
    protected static WakeTimes Seldom { get; } = new(TimeSpan.FromHours(1), TimeSpan.FromHours(1));

    [EngineFact]
    public async Task A_clock_that_runs_out_is_run_without_anybody_asking()
    {
        var referral = await ReferredAsync();
        var waking = await WakingAsync(Often);
        await Task.Delay(TimeSpan.FromSeconds(2));
        (await EscalationsAsync(referral)).ShouldBeEmpty();

        waking.Clock.PassDays(4);

        (await UntilAsync(referral, 1)).ShouldBe([false]);
    }

    [EngineFact]
    public async Task Of_two_processes_that_wake_each_clock_acts_once()
    {
        var referral = await ReferredAsync();
        var hosts = new[] { await WakingAsync(Often), await WakingAsync(Often) };
        foreach (var host in hosts)
        {
            host.Clock.PassDays(4);
        }

        await UntilAsync(referral, 1);
        await Task.Delay(TimeSpan.FromSeconds(3));

        (await EscalationsAsync(referral)).ShouldBe([false]);
    }

    [EngineFact]
    public async Task A_process_that_stops_leaves_its_clocks_to_the_other()
    {
        var referral = await ReferredAsync();
        var first = await WakingAsync(Often);
        var second = await WakingAsync(Often);
        await first.SleepAsync();

        second.Clock.PassDays(4);

        (await UntilAsync(referral, 1)).ShouldBe([false]);
    }

    [EngineFact]
    public async Task What_ran_out_while_nobody_was_up_is_run_at_the_next_start()
    {
        var referral = await ReferredAsync();

        await WakingAsync(Seldom, later: 4);

        (await UntilAsync(referral, 1)).ShouldBe([false]);
    }

    [EngineFact]
    public async Task Flows_are_repaired_at_the_start()
    {
        await ReferredAsync();
        await Host.WithAsync(db => db.Flows.ExecuteDeleteAsync(), Play.EnterpriseId);

        await WakingAsync(Seldom);

        await UntilAsync(async () => (await Play.RowsAsync(db => db.Flows)).Count, 2);
    }

    [EngineFact]
    public async Task A_clock_whose_cause_is_gone_acts_no_more()
    {
        var referral = await ReferredAsync();
        var waking = await WakingAsync(Often);
        await referral.DeliveredAsync();

        // The time for sending is over after four days, the time for signing for it after more than five.
        waking.Clock.PassDays(4);
        await Task.Delay(TimeSpan.FromSeconds(4));
        (await EscalationsAsync(referral)).ShouldBeEmpty();
        waking.Clock.PassDays(4);
        (await UntilAsync(referral, 1))[0].ShouldBeFalse();
    }

    private protected async Task<ReferralPlay> ReferredAsync()
    {
        var meeting = await (await Play.MeetingAsync()).ToAsync(Scene.Decided);
        return new ReferralPlay(Play, await meeting.ReferralIdAsync());
    }

    /// <param name="times">How often it looks by itself.</param>
    /// <param name="later">Days that its clock is ahead.</param>
    protected async Task<ReviewHost> WakingAsync(WakeTimes times, int later = 0)
    {
        var host = await StartAsync(wake: wake, times: times);
        host.Clock.Now = Host.Clock.Now.AddDays(later);
        await host.WakeAsync();
        return host;
    }

    private protected async Task<List<bool>> UntilAsync(ReferralPlay referral, int escalations)
    {
        await UntilAsync(async () => (await EscalationsAsync(referral)).Count, escalations);
        return await EscalationsAsync(referral);
    }

    protected static async Task UntilAsync(Func<Task<int>> count, int wanted)
    {
        for (var i = 0; i < 300 && await count() < wanted; i++)
        {
            await Task.Delay(100);
        }

        (await count()).ShouldBeGreaterThanOrEqualTo(wanted);
    }

    private async Task<List<bool>> EscalationsAsync(ReferralPlay referral) =>
        [.. (await Play.RowsAsync(db => db.Events.Where(e => e.SubjectId == referral.Id && e.Type == "referral.overdue").OrderBy(e => e.Seq).Select(e => e.Body)))
            .Select(body => EventCatalog.Read<ReferralOverdue>("referral.overdue", body).Escalated)];
}

// A further wake port is one more block.
public sealed class LoopOnSqlite() : WakeContract(FlowEngine.EmbeddedOnSqlite, DueLoop.Offer);

public sealed class LoopOnPostgreSql() : WakeContract(FlowEngine.EmbeddedOnPostgreSql, DueLoop.Offer), IOnPostgreSql;
