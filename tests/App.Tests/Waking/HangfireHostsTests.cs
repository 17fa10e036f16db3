using App.Tests.Hosting;
using DemocraticReview.Hangfire;

namespace App.Tests.Waking;

/// <summary>Of Hangfire's static state only its log is used: one host that is gone must not take the next one along.</summary>
public sealed class HangfireHostsTests
{
    [Fact]
    public async Task A_host_that_was_dropped_without_being_stopped_leaves_the_next_one_its_storage()
    {
        await using var database = await TestDatabase.NewAsync(Providers.Sqlite);
        await using (var first = await ReviewHost.StartAsync(FlowEngine.EmbeddedOnSqlite, database, wake: HangfireWake.InMemory))
        {
            await first.WakeAsync();
        }

        await using var second = await ReviewHost.StartAsync(FlowEngine.EmbeddedOnSqlite, database, wake: HangfireWake.InMemory);
        second.Jobs.GetMonitoringApi().GetStatistics().Recurring.ShouldBe(0, "each host has a storage of its own");
    }
}
