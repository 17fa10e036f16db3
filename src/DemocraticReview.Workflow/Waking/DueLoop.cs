using DemocraticReview.App.Commands;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Referring;
using DemocraticReview.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DemocraticReview.Workflow.Waking;

/// <summary>Looks at the due rows from time to time and sends what they ask for. Only wakes: every command can run twice, and Core says whether it is due.</summary>
public sealed partial class DueLoop(IServiceScopeFactory scopes, IFlow flow, TimeProvider clock, ILogger<DueLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenRepairs = TimeSpan.FromMinutes(10);

    /// <summary>Sends the command of every clock that has run out.</summary>
    /// <returns>How many were carried out.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var done = 0;
        foreach (var due in await DueAsync(cancellation))
        {
            try
            {
                await flow.ExecuteAsync(new RemindReferral(due.Key) { ReferralId = due.SubjectId }, Actor.Flow, due.EnterpriseId, $"due:{due.SubjectId:N}:{due.Key}", cancellation);
                done++;
            }
            catch (BrokenRuleException e)
            {
                // Somebody was quicker: the row has gone, or goes with the next command on its subject.
                LogNotDue(due.Key, due.SubjectId, e.Rule.Code);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One referral that cannot be read must not silence the others.
                LogBroken(e, due.Key, due.SubjectId);
            }
        }

        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var nextRepair = clock.GetUtcNow();
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                if (clock.GetUtcNow() >= nextRepair)
                {
                    await flow.RepairAsync(stoppingToken);
                    nextRepair = clock.GetUtcNow() + BetweenRepairs;
                }

                await RunDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<List<DueRow>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var now = clock.GetUtcNow();
        return await db.DueRows.IgnoreQueryFilters().AsNoTracking().Where(d => d.DueAt <= now).OrderBy(d => d.DueAt).Take(500).ToListAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Clock {Key} of {Subject} was not run: {Code}.")]
    private partial void LogNotDue(string key, Guid subject, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Clock {Key} of {Subject} could not be run; the next turn tries again.")]
    private partial void LogBroken(Exception e, string key, Guid subject);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking at due rows failed; the next turn tries again.")]
    private partial void LogFailed(Exception e);
}
