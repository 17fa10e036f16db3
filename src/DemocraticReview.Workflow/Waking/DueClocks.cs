using DemocraticReview.App.Commands;
using DemocraticReview.App.Meetings;
using DemocraticReview.App.Persistence;
using DemocraticReview.App.Referring;
using DemocraticReview.Core;
using DemocraticReview.Core.Meetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DemocraticReview.Workflow.Waking;

/// <summary>Sends what the due rows ask for. Every command can run twice, and Core says whether it is due.</summary>
public sealed partial class DueClocks(IServiceScopeFactory scopes, IFlow flow, TimeProvider clock, ILogger<DueClocks> log)
{
    private const int Most = 500;

    /// <summary>Sends the command of every clock that has run out, 500 at a time.</summary>
    /// <returns>How many were carried out.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var done = 0;
        foreach (var due in await RowsAsync(rows => rows.Where(d => d.DueAt <= now).OrderBy(d => d.DueAt).Take(Most), cancellation))
        {
            done += await SendAsync(due, cancellation) ? 1 : 0;
        }

        return done;
    }

    /// <summary>Sends the command of one clock, if it still runs and has run out.</summary>
    /// <returns>Whether it was carried out.</returns>
    public async Task<bool> RunAsync(Guid subjectId, string key, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var rows = await RowsAsync(due => due.Where(d => d.SubjectId == subjectId && d.Key == key && d.DueAt <= now), cancellation);
        return rows.Count == 1 && await SendAsync(rows[0], cancellation);
    }

    private async Task<bool> SendAsync(DueRow due, CancellationToken cancellation)
    {
        try
        {
            await flow.ExecuteAsync(CommandOf(due), Actor.Flow, due.EnterpriseId, $"due:{due.SubjectId:N}:{due.Key}", cancellation);
            return true;
        }
        catch (BrokenRuleException e)
        {
            // Somebody was quicker: the row has gone, or goes with the next command on its subject.
            LogNotDue(due.Key, due.SubjectId, e.Rule.Code);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One subject that cannot be read must not silence the others.
            LogBroken(e, due.Key, due.SubjectId);
        }

        return false;
    }

    private static Command CommandOf(DueRow due) => due.Key == Recurring.Clock
        ? new BeginNextMeeting { MeetingId = due.SubjectId }
        : new RemindReferral(due.Key) { ReferralId = due.SubjectId };

    private async Task<List<DueRow>> RowsAsync(Func<IQueryable<DueRow>, IQueryable<DueRow>> which, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        return await which(db.DueRows.IgnoreQueryFilters().AsNoTracking()).ToListAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Clock {Key} of {Subject} was not run: {Code}.")]
    private partial void LogNotDue(string key, Guid subject, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Clock {Key} of {Subject} could not be run; the next turn tries again.")]
    private partial void LogBroken(Exception e, string key, Guid subject);
}
