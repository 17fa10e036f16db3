using DemocraticReview.App.Persistence;
using Microsoft.EntityFrameworkCore;

namespace DemocraticReview.Workflow.Waking;

/// <summary>The wake port: sees to it that somebody looks at a clock when it runs out. It only wakes; what is due stands in the database and Core says whether it is so.</summary>
/// <remarks>
/// The contract, held by one suite on the hosted loop and on every adapter:
/// <list type="bullet">
/// <item>The due rows are the truth. What the port is told is a hint: a process may die between a commit and the telling, so every implementation also runs
/// <see cref="DueClocks.RunDueAsync"/> every <see cref="WakeTimes.Sweep"/>, and <see cref="App.Commands.IFlow.RepairAsync"/> at the start and every <see cref="WakeTimes.Repair"/>.</item>
/// <item>A clock that runs out is run by <see cref="DueClocks.RunAsync"/> or by the sweep, by whichever process is alive, however long all of them were down.</item>
/// <item>Both may run twice, late, early, in several processes at once and for a clock that has gone: the row and the command's id see to it that each clock acts once.</item>
/// <item>Waiting times are reckoned from the product's <see cref="TimeProvider"/>. Jobs hold ids and keys alone.</item>
/// </list>
/// </remarks>
public interface IWake
{
    /// <summary>Called after the commit of every unit of work. A failure is logged and undoes nothing.</summary>
    Task FollowAsync(ClockChanges changes);
}

/// <summary>How often the wake port looks by itself.</summary>
/// <param name="Sweep">Between two looks at the due rows: how late a clock may be when a process has died at the wrong moment.</param>
/// <param name="Repair">Between two repairs of flows.</param>
public sealed record WakeTimes(TimeSpan Sweep, TimeSpan Repair)
{
    public static WakeTimes Standard { get; } = new(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(10));
}

/// <summary>A clock by its ids. <paramref name="Key"/> is unique to the subject and to this running of the clock.</summary>
public sealed record DueClock(Guid EnterpriseId, Guid SubjectId, string Key, DateTimeOffset DueAt);

/// <summary>Clocks that one unit of work has set and stopped.</summary>
public sealed record ClockChanges(IReadOnlyList<DueClock> Set, IReadOnlyList<DueClock> Stopped)
{
    public static ClockChanges None { get; } = new([], []);

    /// <summary>What is about to be saved.</summary>
    internal static ClockChanges In(ReviewDb db)
    {
        // Clocks come and go whole, so nothing has to be compared to find them; what is saved is compared when it is.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var rows = db.ChangeTracker.Entries<DueRow>().ToLookup(e => e.State, e => new DueClock(e.Entity.EnterpriseId, e.Entity.SubjectId, e.Entity.Key, e.Entity.DueAt));
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        return new ClockChanges([.. rows[EntityState.Added]], [.. rows[EntityState.Deleted]]);
    }
}
