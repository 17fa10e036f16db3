namespace App.Tests.Hosting;

/// <summary>Stands still until a test sets it. Timers run in real time all the same.</summary>
public sealed class SetClock : TimeProvider
{
    // One number, since hosts read it from several threads.
    private long ticks = Monday.UtcTicks;

    /// <summary>Monday 2 March 2026, nine in the morning in China.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    public DateTimeOffset Now
    {
        get => GetUtcNow().ToOffset(Monday.Offset);
        set => Interlocked.Exchange(ref ticks, value.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void PassDays(double days) => Now = Now.AddDays(days);
}
