using System.Globalization;
using DemocraticReview.Workflow.Drawing;

namespace DemocraticReview.Web.Pages;

/// <summary>One station of a flow as a page draws it (Pages/Shared/_Flow.cshtml).</summary>
/// <param name="Title">What is done there.</param>
/// <param name="State">Of the styles: <c>past</c>, <c>now</c>, <c>not-taken</c>, or null for what lies ahead.</param>
/// <param name="Way">The outcome that leads here, where there are several; null where all go this way.</param>
/// <param name="WaitsFor">The role whose turn it is; null where it is nobody's.</param>
/// <param name="Each">Taken once for each item of the agenda.</param>
public sealed record Station(string Title, string? State, string? Way = null, string? WaitsFor = null, bool Each = false)
{
    /// <summary>The stations of a drawn flow.</summary>
    /// <param name="steps">In their order.</param>
    /// <param name="items">Whether its longest way back is the loop over the items of an agenda.</param>
    public static IReadOnlyList<Station> Of(IReadOnlyList<DrawnStep> steps, bool items = false)
    {
        var language = CultureInfo.CurrentUICulture.Name;
        var ranks = steps.Index().ToDictionary(s => s.Item.Id, s => s.Index, StringComparer.Ordinal);
        var loop = items ? steps.SelectMany(s => s.Edges.Where(e => e.Back).Select(e => (From: ranks[e.TargetId], To: ranks[s.Id]))).DefaultIfEmpty((From: steps.Count, To: -1)).MaxBy(l => l.To) : (From: steps.Count, To: -1);
        return [.. steps.Select((step, i) => new Station(
            step.Title.In(language),
            StateOf(step.State),
            WayTo(step, steps, ranks)?.In(language),
            step.State == StepState.Current ? step.WaitsFor : null,
            loop.From <= i && i <= loop.To))];
    }

    /// <summary>How many stand in a row, so that no row is left with one or two.</summary>
    public static int PerRow(int stations) => stations <= 8 ? Math.Max(5, stations) : Math.Clamp((stations + 1) / 2, 5, 7);

    private static string? StateOf(StepState state) => state switch
    {
        StepState.Done => "past",
        StepState.Current => "now",
        StepState.NotTaken => "not-taken",
        _ => null,
    };

    // One way in, and its beginning has others: then the outcome is worth naming.
    private static Workflow.Definitions.Bilingual? WayTo(DrawnStep step, IReadOnlyList<DrawnStep> steps, Dictionary<string, int> ranks)
    {
        var ways = (from source in steps
                    from edge in source.Edges
                    where edge.TargetId == step.Id && ranks[source.Id] < ranks[step.Id]
                    select (source, edge)).ToList();
        return ways is [var (from, way)] && from.Edges.Where(e => !e.Back).Select(e => e.TargetId).Distinct().Count() > 1 ? way.Label : null;
    }
}
