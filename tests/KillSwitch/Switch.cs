using System.Data.Common;
using System.Diagnostics;
using DemocraticReview.App.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KillSwitch;

/// <summary>Kills its own process when the ordered command commits, or holds the command once it has: no handler, no finally, no flushed buffer of it survives.</summary>
public sealed class Switch(Orders orders) : DbTransactionInterceptor
{
    private Guid held;

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (orders.Fate is not { } fate || eventData.Context?.ChangeTracker.Entries<CommandRow>().Any(c => c.Entity.Id == fate.CommandId) != true)
        {
            return result;
        }

        switch (fate.Moment)
        {
            case Moment.BeforeTheCommit:
                Die();
                break;
            case Moment.AfterTheCommitForgetting:
                await eventData.Context!.Set<CommandRow>().IgnoreQueryFilters().Where(c => c.Id == fate.CommandId).ExecuteDeleteAsync(cancellationToken);
                break;
        }

        held = eventData.TransactionId;
        return result;
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        eventData.TransactionId == held ? Task.Delay(Timeout.Infinite, CancellationToken.None) : Task.CompletedTask;

    private static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
