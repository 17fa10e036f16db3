using App.Tests.Hosting;
using DemocraticReview.Hangfire;
using DemocraticReview.Workflow.Engine;
using DemocraticReview.Workflow.Waking;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Waking;

/// <summary>What Hangfire keeps, and that it need not wait for a sweep.</summary>
public abstract class HangfireContract(FlowEngine engine, EngineOffer wake) : WakeContract(engine, wake)
{
    [EngineFact]
    public async Task A_clock_is_run_at_its_time_by_its_own_job()
    {
        var referral = await ReferredAsync();
        var waking = await WakingAsync(Seldom);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var due = (await Play.RowsAsync(db => db.DueRows)).ShouldHaveSingleItem();
        waking.Clock.PassDays(4);

        await waking.Wake.FollowAsync(new ClockChanges([new DueClock(due.EnterpriseId, due.SubjectId, due.Key, waking.Clock.Now.AddSeconds(1))], []));

        (await UntilAsync(referral, 1)).ShouldBe([false]);
    }

    [EngineFact]
    public async Task Its_jobs_hold_ids_and_keys_alone()
    {
        var waking = await WakingAsync(Seldom);
        var meeting = await (await Play.On(waking).MeetingAsync()).ToAsync(Scene.Decided);
        var due = (await Play.RowsAsync(db => db.DueRows)).ShouldHaveSingleItem();
        due.SubjectId.ShouldBe(await meeting.ReferralIdAsync());

        var job = waking.Jobs.GetMonitoringApi().ScheduledJobs(0, 100).ShouldHaveSingleItem().Value.Job;

        job.Type.ShouldBe(typeof(ClockJobs));
        job.Args.Where(a => a is not null and not CancellationToken).ShouldBe([due.SubjectId, due.Key]);
    }

    [EngineFact]
    public async Task A_unit_that_breaks_leaves_no_job()
    {
        var waking = await WakingAsync(Seldom);
        var meeting = await (await Play.On(waking).MeetingAsync()).ToAsync(Scene.Counted);
        waking.Trap.BeforeCommit = Trap.Once(new IOException("the cable was pulled"));

        await Should.ThrowAsync<IOException>(() => meeting.SignTallyAsync(commandId: "sign"));

        waking.Jobs.GetMonitoringApi().ScheduledCount().ShouldBe(0);
        await meeting.SignTallyAsync(commandId: "sign");
        waking.Jobs.GetMonitoringApi().ScheduledCount().ShouldBe(1);
    }
}

public sealed class HangfireOnPostgreSql() : HangfireContract(FlowEngine.EmbeddedOnPostgreSql, HangfireWake.Offer), IOnPostgreSql
{
    [EngineFact]
    public async Task Locks_that_a_killed_process_has_left_hold_up_neither_the_start_of_the_next_nor_its_clocks_for_long()
    {
        var referral = await ReferredAsync();
        var killed = await WakingAsync(Seldom);
        await UntilAsync(() => SucceededAsync(killed), 2);
        await killed.SleepAsync();
        string[] locks = ["hangfire:lock:recurring-job:sweep", "hangfire:lock:recurring-job:repair", "hangfire:recurring-jobs:lock", "hangfire:locks:schedulepoller"];
        await Host.WithAsync(db => db.Database.ExecuteSqlAsync($"INSERT INTO hangfire.lock (resource, acquired) SELECT unnest({locks}), now() AT TIME ZONE 'utc'"));

        var next = await WakingAsync(Often);
        (await Host.WithAsync(db => db.Database.SqlQuery<string>($"SELECT resource AS \"Value\" FROM hangfire.lock").ToListAsync())).Intersect(locks).Count().ShouldBe(locks.Length, "it waits for no lock");

        // The sweep and the repair of the start take no lock; what comes after them does.
        await UntilAsync(() => SucceededAsync(next), 4);
        next.Clock.PassDays(4);

        (await UntilAsync(referral, 1)).ShouldBe([false]);
    }

    private static Task<int> SucceededAsync(ReviewHost host) => Task.FromResult((int)host.Jobs.GetMonitoringApi().SucceededListCount());
}

public sealed class HangfireInMemoryOnPostgreSql() : HangfireContract(FlowEngine.EmbeddedOnPostgreSql, HangfireWake.InMemory), IOnPostgreSql;

public sealed class HangfireOnSqlite() : HangfireContract(FlowEngine.EmbeddedOnSqlite, HangfireWake.Offer);

#if PUBLIC_FEED
public sealed class HangfireOnElsaOnPostgreSql() : HangfireContract(FlowEngine.ElsaOnPostgreSql, HangfireWake.Offer), IOnPostgreSql;
#endif
