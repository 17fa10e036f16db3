namespace App.Tests.Hosting;

/// <summary>Stands still until a test sets it. Timers run in real time all the same.</summary>
public sealed class SetClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>Monday 2 March 2026, nine in the morning in China.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();

    public void PassDays(int days) => Now = Now.AddDays(days);
}
