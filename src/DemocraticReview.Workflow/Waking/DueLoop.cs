using DemocraticReview.App.Commands;
using DemocraticReview.Workflow.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DemocraticReview.Workflow.Waking;

/// <summary>The wake port as a loop of the product's own: every process sweeps, and whoever is first runs a clock.</summary>
public sealed partial class DueLoop(DueClocks clocks, IFlow flow, WakeTimes times, TimeProvider clock, ILogger<DueLoop> log) : BackgroundService
{
    public static EngineOffer Offer { get; } = new("loop", _ => true, (services, _) => services.AddSingleton<IWake, SweepsAlone>().AddHostedService<DueLoop>());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var nextRepair = clock.GetUtcNow();
        using var timer = new PeriodicTimer(times.Sweep, clock);
        do
        {
            try
            {
                if (clock.GetUtcNow() >= nextRepair)
                {
                    await flow.RepairAsync(stoppingToken);
                    nextRepair = clock.GetUtcNow() + times.Repair;
                }

                await clocks.RunDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking at due rows failed; the next turn tries again.")]
    private partial void LogFailed(Exception e);

    // The sweep finds every row, so there is nothing to be told.
    private sealed class SweepsAlone : IWake
    {
        public Task FollowAsync(ClockChanges changes) => Task.CompletedTask;
    }
}
