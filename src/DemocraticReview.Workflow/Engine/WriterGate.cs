namespace DemocraticReview.Workflow.Engine;

/// <summary>SQLite has one writer: units of work queue here in order, rather than on its busy timeout in disorder. Open for the other databases.</summary>
public sealed class WriterGate(bool oneAtATime) : IDisposable
{
    private readonly SemaphoreSlim turns = new(1);

    public async Task<IDisposable?> EnterAsync(CancellationToken cancellation)
    {
        if (!oneAtATime)
        {
            return null;
        }

        await turns.WaitAsync(cancellation);
        return new Turn(turns);
    }

    public void Dispose() => turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
