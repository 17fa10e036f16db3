namespace DemocraticReview.Web.Demo;

/// <summary>The clock of the years that the demo works has behind it: moved by hand, handed in like any other.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
