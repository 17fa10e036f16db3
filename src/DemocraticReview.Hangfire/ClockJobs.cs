using DemocraticReview.App.Commands;
using DemocraticReview.Workflow.Waking;
using Hangfire;

namespace DemocraticReview.Hangfire;

/// <summary>What Hangfire runs. Arguments are ids and keys alone, since they stand in its tables and on its dashboard.</summary>
/// <remarks>None is tried again: the next sweep finds what was missed, and sooner than a retry would come.</remarks>
[AutomaticRetry(Attempts = 0)]
public sealed class ClockJobs(DueClocks clocks, IFlow flow)
{
    [JobDisplayName("Clock {1} of {0}")]
    public Task RunAsync(Guid subjectId, string key, CancellationToken cancellation) => clocks.RunAsync(subjectId, key, cancellation);

    [JobDisplayName("Sweep of the clocks")]
    public Task SweepAsync(CancellationToken cancellation) => clocks.RunDueAsync(cancellation);

    [JobDisplayName("Repair of the flows")]
    public Task RepairAsync(CancellationToken cancellation) => flow.RepairAsync(cancellation);
}
