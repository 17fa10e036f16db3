using System.Data.Common;
using DemocraticReview.App.Commands;
using DemocraticReview.App.People;
using DemocraticReview.App.Persistence;
using DemocraticReview.Core;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Rights;
using DemocraticReview.Workflow.Waking;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DemocraticReview.Workflow.Engine;

/// <summary>The flow port on any engine: it owns the unit of work, the engine walks the flows within it.</summary>
public sealed partial class FlowPort(IServiceScopeFactory scopes, WriterGate gate, DatabaseReach reach, IWake wake, TimeProvider clock, ILogger<FlowPort> log) : IFlow
{
    private const int Tries = 4;

    // Each try may take as long as the provider waits for a connection.
    private const int TriesToReach = 2;
    private const int LongestCommandId = 120;
    private const string SealedName = "A sealed act";

    public async Task<Answer> ExecuteAsync(Command command, Actor actor, Guid enterpriseId, string commandId, CancellationToken cancellation)
    {
        Require.Text(commandId, LongestCommandId, "Idempotency-Key");
        RightsTable.Check(actor, command.Act, command.Subject.Kind == SubjectKind.Meeting ? command.Subject.Id : null);
        return await UnitAsync(command.Act.ToString(), services => OnceAsync(services, command, actor, enterpriseId, commandId, cancellation), cancellation);
    }

    public Task<T> SealAsync<T>(SealedAct<T> act, Actor actor, Guid enterpriseId, CancellationToken cancellation)
    {
        RightsTable.Check(actor, act.Act, act.MeetingId);
        return UnitAsync(SealedName, services => SealAsync(services, act with { Label = actor.PersonKey ?? "" }, enterpriseId, cancellation), cancellation);
    }

    public async Task<IReadOnlyList<Guid>> RepairAsync(CancellationToken cancellation)
    {
        var moved = new List<Guid>();
        foreach (var (subject, enterprise) in await OpenSubjectsAsync(cancellation))
        {
            try
            {
                if (await UnitAsync("Repair", services => RepairAsync(services, subject, enterprise, cancellation), cancellation))
                {
                    LogRepaired(subject.Kind, subject.Id!.Value);
                    moved.Add(subject.Id!.Value);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One subject that cannot be read must not keep the others from their repair.
                LogNotRepaired(e, subject.Kind, subject.Id!.Value);
            }
        }

        return moved;
    }

    /// <summary>Runs a unit of work in a scope of its own, and after a conflict or a lost connection the whole of it again.</summary>
    private async Task<T> UnitAsync<T>(string what, Func<IServiceProvider, Task<T>> unit, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                return await unit(scope.ServiceProvider);
            }
            catch (Exception e) when (IsConflict(e) && !cancellation.IsCancellationRequested)
            {
                // What a database says of a conflict can quote a row: of a sealed act nothing is told but that there was one.
                LogConflict(what == SealedName ? null : e, what, attempt);
                var lost = reach.IsLost(e);
                if (attempt == (lost ? TriesToReach : Tries))
                {
                    throw new BrokenRuleException(lost ? Rules.DatabaseUnreachable : Rules.Busy);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), clock, cancellation);
            }
        }
    }

    // What a provider takes for transient it wraps, to advise a retry of single statements; here the whole unit is retried.
    private static bool IsConflict(Exception exception) =>
        exception is DbUpdateException or DbException || (exception is InvalidOperationException { InnerException: { } inner } && IsConflict(inner));

    private async Task<Answer> OnceAsync(IServiceProvider services, Command command, Actor actor, Guid enterpriseId, string commandId, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<ReviewDb>();
        db.EnterpriseId = enterpriseId;
        return await CommitAsync(services, db, DoAsync, cancellation);

        async Task<Answer> DoAsync()
        {
            var ledger = services.GetRequiredService<Ledger>();
            await ledger.LockAsync(command.Subject, cancellation);
            var opening = await Opening.ReadAsync(db, command.Subject, commandId, cancellation);
            var digest = CommandDigest.Of(command, actor);
            if (opening.Answer is not null)
            {
                return opening.Digest == digest ? CommandDigest.ReadAnswer(opening.Answer) : throw new BrokenRuleException(Rules.CommandIdReused);
            }

            services.GetRequiredService<FlowKeeper>().Knows(command.Subject, opening.LastStep);
            var at = CircumstancesOf(actor, opening.Calendar);
            var answer = await services.GetRequiredService<IMediator>().Send(command with { At = at }, cancellation);
            await FollowAsync(services, ledger, at, repairing: false, cancellation);
            db.Commands.Add(new CommandRow { EnterpriseId = enterpriseId, Id = commandId, Digest = digest, Answer = CommandDigest.WriteAnswer(answer), At = at.Now });
            return answer;
        }
    }

    private async Task<T> SealAsync<T>(IServiceProvider services, SealedAct<T> act, Guid enterpriseId, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<ReviewDb>();
        db.EnterpriseId = enterpriseId;
        return await CommitAsync(services, db, DoAsync, cancellation);

        async Task<T> DoAsync()
        {
            await services.GetRequiredService<Ledger>().LockAsync(new Subject(SubjectKind.Meeting, act.MeetingId), cancellation);
            return await services.GetRequiredService<IMediator>().Send(act, cancellation);
        }
    }

    /// <summary>Saves and commits what a unit does, then tells the wake port of the clocks that it set or stopped.</summary>
    private async Task<T> CommitAsync<T>(IServiceProvider services, ReviewDb db, Func<Task<T>> work, CancellationToken cancellation)
    {
        var clocks = ClockChanges.None;
        T result;
        using (await gate.EnterAsync(cancellation))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            result = await work();
            clocks = ClockChanges.In(db);
            await db.SaveChangesAsync(cancellation);

            // From here on the sender gets the answer, whatever becomes of the request.
            await transaction.CommitAsync(CancellationToken.None);
            services.GetRequiredService<Ledger>().Committed();
        }

        await TellAsync(clocks);
        return result;
    }

    private async Task TellAsync(ClockChanges clocks)
    {
        try
        {
            await wake.FollowAsync(clocks);
        }
        catch (Exception e)
        {
            // The unit stands; the wake port's sweep finds the row.
            LogNotTold(e);
        }
    }

    // A step's command may touch further subjects (a verdict opens a referral), so the list grows while it is walked.
    private static async Task FollowAsync(IServiceProvider services, Ledger ledger, Circumstances at, bool repairing, CancellationToken cancellation)
    {
        var keeper = services.GetRequiredService<FlowKeeper>();
        var projections = services.GetRequiredService<Projections>();
        for (var i = 0; i < ledger.Touched.Count; i++)
        {
            var subject = ledger.Touched[i];
            if (subject.Kind == SubjectKind.Meeting)
            {
                await keeper.AdvanceAsync(subject, at, cancellation);
                var meeting = await ledger.MeetingAsync(subject.Id!.Value, cancellation);
                await projections.FollowAsync(meeting, repairing ? null : ledger.Before(meeting.Id), cancellation);
            }
            else if (subject.Kind == SubjectKind.Referral)
            {
                await keeper.AdvanceAsync(subject, at, cancellation);
                await projections.FollowAsync(await ledger.ReferralAsync(subject.Id!.Value, cancellation), cancellation);
            }
        }
    }

    // Whole milliseconds, as the databases keep them: what is folded from events is what was decided on.
    private Circumstances CircumstancesOf(Actor actor, string? calendar) =>
        new(DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds()), actor, Calendars.Of(calendar));

    private async Task<List<(Subject Subject, Guid Enterprise)>> OpenSubjectsAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var meetings = await db.Meetings.IgnoreQueryFilters().Where(m => m.Open).Select(m => new { m.Id, m.EnterpriseId }).ToListAsync(cancellation);
        var referrals = await db.Referrals.IgnoreQueryFilters().Where(r => r.Open).Select(r => new { r.Id, r.EnterpriseId }).ToListAsync(cancellation);
        return
        [
            .. meetings.Select(m => (new Subject(SubjectKind.Meeting, m.Id), m.EnterpriseId)),
            .. referrals.Select(r => (new Subject(SubjectKind.Referral, r.Id), r.EnterpriseId)),
        ];
    }

    private async Task<bool> RepairAsync(IServiceProvider services, Subject subject, Guid enterpriseId, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<ReviewDb>();
        db.EnterpriseId = enterpriseId;
        return await CommitAsync(services, db, HoldAsync, cancellation);

        async Task<bool> HoldAsync()
        {
            var ledger = services.GetRequiredService<Ledger>();
            await ledger.LockAsync(subject, cancellation);
            var opening = await Opening.ReadAsync(db, subject, null, cancellation);
            services.GetRequiredService<FlowKeeper>().Knows(subject, opening.LastStep);
            var at = CircumstancesOf(Actor.Flow, opening.Calendar);
            var moved = await services.GetRequiredService<FlowKeeper>().RepairAsync(subject, at, cancellation);
            if (!ledger.Touched.Contains(subject))
            {
                ledger.Touched.Add(subject);
            }

            await FollowAsync(services, ledger, at, repairing: true, cancellation);
            return moved;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{What} met a conflict at try {Attempt}; the whole unit is tried again.")]
    private partial void LogConflict(Exception? e, string what, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The flow of {Kind} {Subject} was not where its subject stands and has been moved there.")]
    private partial void LogRepaired(SubjectKind kind, Guid subject);

    [LoggerMessage(Level = LogLevel.Error, Message = "The flow of {Kind} {Subject} could not be held against its subject; the next repair tries again.")]
    private partial void LogNotRepaired(Exception e, SubjectKind kind, Guid subject);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The wake port could not be told of a clock; its next sweep finds it.")]
    private partial void LogNotTold(Exception e);
}
