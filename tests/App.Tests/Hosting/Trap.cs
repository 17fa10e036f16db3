using System.Data.Common;
using DemocraticReview.App.Persistence;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace App.Tests.Hosting;

/// <summary>Breaks a unit of work where a test says: before a statement, before its rows are saved, before the commit, or after it but before the answer.</summary>
public sealed class Trap : SaveChangesInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
{
    public Func<ReviewDb, Task>? BeforeSave { get; set; }

    /// <summary>Sees every statement before it is sent.</summary>
    public Action<DbCommand>? BeforeCommand { get; set; }

    public Action? BeforeCommit { get; set; }

    public Action? AfterCommit { get; set; }

    /// <summary>Throws once; from then on nothing happens.</summary>
    public static Action Once(Exception exception)
    {
        var left = 1;
        return () =>
        {
            if (Interlocked.Exchange(ref left, 0) == 1)
            {
                throw exception;
            }
        };
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (BeforeSave is not null)
        {
            await BeforeSave((ReviewDb)eventData.Context!);
        }

        return result;
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        BeforeCommit?.Invoke();
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        AfterCommit?.Invoke();
        return Task.CompletedTask;
    }

    public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        BeforeCommand?.Invoke(command);
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        BeforeCommand?.Invoke(command);
        return ValueTask.FromResult(result);
    }
}
