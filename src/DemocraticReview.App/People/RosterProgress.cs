namespace DemocraticReview.App.People;

/// <summary>How far the reading of a roster file has come.</summary>
/// <param name="Rows">Rows read so far.</param>
/// <param name="Percent">0 to 100 of the file; never goes back.</param>
public readonly record struct RosterProgress(int Rows, int Percent);
