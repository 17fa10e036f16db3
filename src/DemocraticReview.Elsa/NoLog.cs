using Elsa.Common;
using Elsa.Workflows;
using Elsa.Workflows.Runtime;

namespace DemocraticReview.Elsa;

/// <summary>Elsa keeps no log of what it ran: the product's own journal has every step, and holds ids and names alone.</summary>
internal sealed class NoLog<T> : ILogRecordSink<T>
    where T : ILogRecord
{
    public Task PersistExecutionLogsAsync(WorkflowExecutionContext context, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
