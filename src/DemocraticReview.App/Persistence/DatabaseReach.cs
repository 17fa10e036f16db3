namespace DemocraticReview.App.Persistence;

/// <summary>Tells a database that cannot be reached at all from one where a command failed. Each provider says it in its own way.</summary>
/// <param name="IsLost">Whether an exception, or what it wraps, means that.</param>
public sealed record DatabaseReach(Func<Exception, bool> IsLost);
