namespace DemocraticReview.Core.Drawing;

/// <summary>One member of the pool as the draw sees it: nobody's name, nobody's 工号.</summary>
/// <param name="Label">Fresh for each draw, see <see cref="Labels"/>.</param>
/// <param name="Stratum">The profession (专业) in which minimums are counted.</param>
public readonly record struct PoolMember(string Label, string Stratum);
