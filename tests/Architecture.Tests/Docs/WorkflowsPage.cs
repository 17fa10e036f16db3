using DemocraticReview.Workflow.Activities;
using DemocraticReview.Workflow.Definitions;
using DemocraticReview.Workflow.Validation;

namespace Architecture.Tests.Docs;

/// <summary>The part of docs/workflows.md that the code says: every kind of step, and what the validator says to typical mistakes. The rest is written by hand.</summary>
internal static class WorkflowsPage
{
    public const string Begin = "<!-- Generated from here: ";
    public const string End = "<!-- Generated up to here. -->";

    private static readonly (string Mistake, string Was, string Becomes)[] Mistakes =
    [
        ("an outcome in the wrong case", "\"port\": \"Counted\"", "\"port\": \"counted\""),
        ("a connection to a step that there is not", "\"target\": { \"activity\": \"draw\",", "\"target\": { \"activity\": \"drawing\","),
        ("a kind of step that there is not", "DemocraticReview.RevealDraw", "DemocraticReview.RevealDraws"),
        ("a setting misspelt", "\"threshold\":", "\"treshold\":"),
        ("a setting out of its range", "\"quorum\": \"2/3\"", "\"quorum\": \"66%\""),
        ("a rule of the procedure's name undone", "\"seats\": 15", "\"seats\": 14"),
        ("an outcome left open", "      { \"source\": { \"activity\": \"decide\", \"port\": \"Referred\" }, \"target\": { \"activity\": \"refer\", \"port\": \"In\" } },\n", ""),
        ("a comma too many", "\"variables\": [],", "\"variables\": [,],"),
    ];

    /// <summary>The page with its generated part renewed.</summary>
    public static string Text(string page)
    {
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        var generated = string.Concat(new[] { FlowSubjects.Meeting, FlowSubjects.Referral }.Select(Steps)) + Defects();
        return from < 0 || to < from ? page + "\n" + Head() + generated + End + "\n" : page[..from] + Head() + generated + page[to..];
    }

    private static string Head() => $"{Begin}do not edit by hand, tests/Architecture.Tests/Docs renews it. -->\n";

    private static string Steps(string subject)
    {
        var rows = (subject == FlowSubjects.Meeting ? MeetingActivities.All : ReferralActivities.All).Select(d => new[]
        {
            Page.Code(Short(d)), $"{d.Title.Zh} · {d.Title.En}", d.WaitsFor is null ? "" : Page.Code(d.WaitsFor),
            d.Ends ? "ends the flow" : string.Join(", ", d.Outcomes.Select(o => Page.Code(o.Name) + (o.GivesItem ? " (names the item)" : ""))),
            string.Join(" ", new[] { d.AboutItem ? "About one item." : "", d.Command is { } command ? $"Sends {Page.Code(command)}." : "", Inputs(d) }.Where(t => t.Length > 0)),
        });
        return Page.Part($"Steps of a {subject}", ["type", "", "waits for", "outcomes", ""], rows);
    }

    private static string Inputs(ActivityDescription d) => string.Join(" ", d.Inputs.Select(i => $"Input {Page.Code(i.Name)}, {i.Minimum} to {i.Maximum}, {i.Default} if left out: {i.Summary.En}."));

    private static string Defects()
    {
        var good = File.ReadAllText(Path.Combine(DocsFolder.Root, "workflows", "changgang-review.json")).ReplaceLineEndings("\n");
        var rows = Mistakes.Select(m => new[] { m.Mistake, Said(good, m.Was, m.Becomes) });
        return Page.Part("What the validator says", ["mistake", "`./start.sh check` says"], rows);
    }

    private static string Said(string good, string was, string becomes)
    {
        var at = good.IndexOf(was, StringComparison.Ordinal);
        var bad = at < 0 ? throw new InvalidOperationException($"{was} is not in the file") : good[..at] + becomes + good[(at + was.Length)..];
        return DefinitionValidator.Check("my.json", bad, ActivityCatalog.Standard, WorkflowFiles.CheckSettings) is [var first, ..]
            ? Page.Code(first.ToLine("en"))
            : throw new InvalidOperationException($"No defect: {becomes}");
    }

    private static string Short(ActivityDescription d) => d.Type["DemocraticReview.".Length..];
}
