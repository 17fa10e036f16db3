using System.Data.Common;
using System.Diagnostics;
using DemocraticReview.App.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KillSwitch;

/// <summary>Kills its own process when the ordered command commits: no handler, no finally, no flushed buffer survives it.</summary>
public sealed class Switch(Orders orders) : DbTransactionInterceptor
{
    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        switch (MomentOf(eventData))
        {
            case Moment.BeforeTheCommit:
                Die();
                break;
            case Moment.AfterTheCommitForgetting:
                var id = orders.Death!.Value.CommandId;
                await eventData.Context!.Set<CommandRow>().IgnoreQueryFilters().Where(c => c.Id == id).ExecuteDeleteAsync(cancellationToken);
                break;
        }

        return result;
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (MomentOf(eventData) is Moment.AfterTheCommit or Moment.AfterTheCommitForgetting)
        {
            Die();
        }

        return Task.CompletedTask;
    }

    private Moment? MomentOf(DbContextEventData eventData) =>
        orders.Death is { } order && eventData.Context?.ChangeTracker.Entries<CommandRow>().Any(c => c.Entity.Id == order.CommandId) == true ? order.Moment : null;

    private static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
