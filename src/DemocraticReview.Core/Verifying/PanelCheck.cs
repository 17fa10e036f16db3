using System.Text.Json.Nodes;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Recording;

namespace DemocraticReview.Core.Verifying;

/// <summary>A published panel against the one that comes out.</summary>
internal static class PanelCheck
{
    public static void Check(JsonFields body, DrawReplay draw, DrawResult held)
    {
        using var printer = draw.Prk is null ? null : new TicketPrinter(draw.Prk);
        body.MustBe(Checks.Panel, "eligible", (int)held.Eligible, body.Count("eligible"));
        MustBe(body, "panel", DrawBodies.Drawn(held.Panel.Select(m => (m.Label, m.Stratum)), printer));
        MustBe(body, "reserves", DrawBodies.Drawn(held.Reserves.Select(m => (m.Label, m.Stratum)), printer));
        var eligible = draw.Roster!.Members().Where(m => !draw.Recused.Contains(m.Label)).Select(m => m.Stratum);
        MustBe(body, "strata", DrawBodies.Strata(eligible, held.Panel.Select(m => m.Stratum)));
    }

    /// <summary>Every member sits: nothing to draw, nobody waits, no label twice.</summary>
    public static void NoDraw(JsonFields body, int draw)
    {
        body.MustBe(Checks.DrawNumber, "draw", draw, body.Count("draw"));
        body.MustBe(Checks.Panel, "form", nameof(DrawForm.NoDraw), body.Text("form"));
        body.Must(body.TextOrNull("prk") is null && body.Objects("reserves").Count == 0, Checks.Panel, "prk", "null");
        var labels = Members(body, "panel").Select(m => m.Label).ToList();
        body.Must(labels.Distinct(StringComparer.Ordinal).Count() == labels.Count, Checks.Panel, "panel", "once");
        body.MustBe(Checks.Panel, "eligible", labels.Count, body.Count("eligible"));
    }

    public static IEnumerable<PoolMember> Members(JsonFields body, string name) => body.Objects(name).Select(m => new PoolMember(m.Text("label"), m.Text("stratum")));

    // Both are canonical, so that the same value is the same text; the first member that differs is named.
    private static void MustBe(JsonFields body, string name, JsonArray expected)
    {
        var found = body.Objects(name);
        for (var i = 0; i < Math.Max(expected.Count, found.Count); i++)
        {
            var right = i < expected.Count ? System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(expected[i])) : "-";
            var there = i < found.Count ? found[i].Json.GetRawText() : "-";
            if (right != there)
            {
                throw body.At.Lie(Checks.Panel, $"body.{name}[{i}]", right, there);
            }
        }
    }
}
