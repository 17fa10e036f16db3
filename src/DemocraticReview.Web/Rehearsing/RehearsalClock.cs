namespace DemocraticReview.Web.Rehearsing;

/// <summary>
/// The clock of a rehearsal always stands at the same Monday morning: times are signed into the record, and the draw's key hangs on them.
/// A rehearsal waits for no calendar.
/// </summary>
internal sealed class RehearsalClock : TimeProvider
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Morning;
}
