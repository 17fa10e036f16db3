using DemocraticReview.App.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace DemocraticReview.Elsa;

/// <summary>
/// Gives Elsa's stores contexts on the connection and in the transaction of the unit of work, so that what Elsa saves is committed
/// with the command or not at all. Outside a unit nothing of Elsa's is read or written.
/// </summary>
internal sealed class InTheUnit<TContext>(DbContextOptions<TContext> options, IServiceProvider services, ReviewDb db) : IDbContextFactory<TContext>
    where TContext : DbContext
{
    public TContext CreateDbContext()
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Elsa's tables are for units of work alone.");
        var context = ElsaTables.Make(options, services);
        context.Database.SetDbConnection(db.Database.GetDbConnection());
        context.Database.UseTransaction(transaction.GetDbTransaction());
        context.Database.AutoSavepointsEnabled = false;
        return context;
    }
}
