using System.Text.Json.Nodes;
using Core.Tests.Recording;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Verifying;

namespace Core.Tests.Verifying;

/// <summary>What somebody would do who owns the server, its key and its log, and wants another panel or another result. Not the witnesses' phones.</summary>
internal static class Attacks
{
    public static IEnumerable<BentBundle> All() => [.. OnTheDraw(), .. OnTheSeats(), .. OnTheVote(), .. OnTheLog()];

    private static IEnumerable<BentBundle> OnTheDraw()
    {
        var good = new Forger(BentBundles.Good);
        var (roster, dice, reveal, panel) = (good.First("draw.roster"), good.First("draw.dice"), good.First("draw.revealed"), good.First("panel.drawn"));

        yield return new("another-member-under-a-label", new Forger(BentBundles.Good).Text(Bundle.RosterName(1), SwapPersons).Zip(), Checks.RosterRoot);

        var swapped = new Forger(BentBundles.Good).Text(Bundle.RosterName(1), SwapPersons);
        yield return new("another-member-and-the-root-too", swapped.Resigned(roster, b => b["root"] = swapped.RosterRoot(1)).Zip(), Checks.Commit);

        yield return new("a-recusal-added-late", new Forger(BentBundles.Good).Resigned(roster, b => AddRecusal(b, good)).Zip(), Checks.Commit);
        yield return new("dice-after-reveals", new Forger(BentBundles.Good).Rewrite(e => [.. e[..(dice - 1)], .. e[(reveal - 1)..(panel - 1)], .. e[(dice - 1)..(reveal - 1)], .. e[(panel - 1)..]]).Zip(), Checks.DrawOrder);
        yield return new("a-dropped-reveal", new Forger(BentBundles.Good).Rewrite(e => e.Where((_, i) => i != reveal)).Zip(), Checks.PanelMissing);
        yield return new("a-dropped-commit", new Forger(BentBundles.Good).Rewrite(e => e.Where((_, i) => i != good.First("draw.committed"))).Zip(), Checks.DrawOrder);
        yield return new("no-ceremony-at-all", new Forger(BentBundles.Good).Rewrite(e => e.Where(x => !((string)x["type"]!).StartsWith("draw.", StringComparison.Ordinal))).File(Bundle.RosterName(1), _ => null).Zip(), Checks.PanelMissing);
        yield return new("the-panel-twice", new Forger(BentBundles.Good).Rewrite(e => [.. e[..panel], Clone(e[panel - 1]), .. e[panel..]]).Zip(), Checks.PanelMissing);
        yield return new("one-witness-in-two-parts", new Forger(BentBundles.Good).Resigned(good.First("draw.announced"), b => b["witnesses"]![1]!["key"] = (string)b["witnesses"]![0]!["key"]!).Zip(), Checks.DrawForm);
        yield return new("witnesses-of-the-servers-own", new Forger(BentBundles.Good).Resigned(good.First("draw.announced"), b => b["witnesses"]![1]!["key"] = TestKey.Of(66).Key).Zip(), Checks.Commit);
        yield return new("a-friend-in-the-panel", new Forger(BentBundles.Good).Resigned(panel, b => (b["panel"]![0], b["reserves"]![0]) = (b["reserves"]![0]!.DeepClone(), b["panel"]![0]!.DeepClone())).Zip(), Checks.Panel);

        var twice = new Forger(BentBundles.GoodAfterVoid);
        var hidden = (First: twice.First("draw.announced"), Last: twice.First("draw.voided"));
        yield return new("the-first-draw-hidden", new Forger(BentBundles.GoodAfterVoid).Rewrite(e => [.. e[..(hidden.First - 1)], .. e[hidden.Last..]]).File(Bundle.RosterName(1), _ => null).Zip(), Checks.DrawNumber);
        yield return new("a-second-draw-under-the-first-number", new Forger(BentBundles.GoodAfterVoid).Rewrite(e => Renumbered([.. e[..(hidden.First - 1)], .. e[hidden.Last..]])).File(Bundle.RosterName(1), _ => new Forger(BentBundles.GoodAfterVoid).Files[Bundle.RosterName(2)]).File(Bundle.RosterName(2), _ => null).Zip(), Checks.Commit);
        yield return new("a-draw-that-came-out-wrong-dropped", new Forger(BentBundles.Good).Rewrite(e => [.. e[..(panel - 1)], Voided(e[panel - 1]), .. e[(panel - 1)..]]).Zip(), Checks.DrawVoid);
    }

    private static IEnumerable<BentBundle> OnTheSeats()
    {
        var good = new Forger(BentBundles.Good);
        yield return new("a-friend-from-the-reserves", new Forger(BentBundles.Good).Resigned(good.First("seat.filled"), b => b["reserve"] = (string)good.Entries[good.First("panel.drawn") - 1]["body"]!["reserves"]![3]!["label"]!).Zip(), Checks.Seat);
        yield return new("a-ghost-in-the-hall", new Forger(BentBundles.Good).Resigned(good.First("judge.checked-in"), b => b["label"] = "ZZZZ").Zip(), Checks.CheckIn);
        yield return new("a-judge-struck-from-the-list", new Forger(BentBundles.Good).Resigned(good.First("questioning.opened"), b => ((JsonArray)b["seated"]!).RemoveAt(0)).Zip(), Checks.ItemSeated);
        yield return new("a-recusal-nobody-raised", new Forger(BentBundles.Good).Rewrite(e => [.. e[..(good.First("judges.notified") - 1)], Recusal(e[0], e[good.First("panel.drawn") - 1]), .. e[(good.First("judges.notified") - 1)..]]).Zip());
    }

    private static IEnumerable<BentBundle> OnTheVote()
    {
        var good = new Forger(BentBundles.Good);
        var (referred, tally) = (good.Last("item.decided"), good.Last("tally.signed"));
        yield return new("a-referral-dropped", new Forger(BentBundles.Good).Resigned(referred, b => b["referral"] = false).Zip(), Checks.Verdict);
        yield return new("referred-made-passed", new Forger(BentBundles.Good).Resigned(referred, b => (b["passed"], b["outcome"], b["referral"], b["inequality"]) = (true, "Passed", false, "2 × 8 = 16 > 15")).Zip(), Checks.Verdict);
        yield return new("one-vote-moved", new Forger(BentBundles.Good).Resigned(tally, b => (b["satisfied"], b["dissatisfied"]) = (9, 8)).Zip(), Checks.Verdict);
        yield return new("one-vote-added", new Forger(BentBundles.Good).Resigned(tally, b => b["satisfied"] = 9).Zip(), Checks.Tally);
        yield return new("a-smaller-half", new Forger(BentBundles.Good).Resigned(tally, b => b["seated"] = 15).Zip(), Checks.Tally);
        yield return new("voted-again", new Forger(BentBundles.Good).Rewrite(e => [.. e[..tally], .. e[(good.Last("ballot.opened") - 1)..tally].Select(Clone), .. e[tally..]]).Zip(), Checks.ItemOrder);
        yield return new("no-questioning", new Forger(BentBundles.Good).Rewrite(e => e.Where((_, i) => i != good.First("questioning.closed") - 1)).Zip(), Checks.ItemOrder);
        yield return new("a-weaker-rule", new Forger(BentBundles.Good).Resigned(1, b => b["settings"]!["threshold"] = "1/3").Zip(), Checks.Settings);
        yield return new("a-weaker-file-that-ran", WeakerFile(), Checks.Settings);
        yield return new("on-after-the-close", new Forger(BentBundles.Good).Rewrite(e => [.. e, Clone(e[good.First("judge.checked-in") - 1])]).Zip(), Checks.ItemOrder);
    }

    private static IEnumerable<BentBundle> OnTheLog()
    {
        yield return new("rewritten-but-not-in-the-log", new Forger(BentBundles.Good).Resigned(new Forger(BentBundles.Good).Last("meeting.closed"), b => b["harmless"] = true, logToo: false).Zip(), Checks.LogOwn);
        yield return new("the-close-cut-off", new Forger(BentBundles.Good).Rewrite(e => e[..^1], logToo: false).Zip(), Checks.LogOwn);
        yield return new("struck-from-the-log", new Forger(BentBundles.Good).Log(l => (string?)l["kind"] == "key").Zip(), Checks.LogOwn);
        yield return new("a-key-of-the-forgers-own", new Forger(BentBundles.Good).Log(_ => true, TestKey.Of(66)).Zip(), Checks.Log);
        yield return new("begun-twice", new Forger(BentBundles.Good).Log(l => (int)l["index"]! < 2).Zip(), Checks.LogOwn);
    }

    private static byte[] WeakerFile()
    {
        var forger = new Forger(BentBundles.Good).Text(Bundle.WorkflowName, t => t.Replace("\"1/2\"", "\"1/3\"", StringComparison.Ordinal));
        var hash = Hex.Of(System.Security.Cryptography.SHA256.HashData(forger.Files[Bundle.WorkflowName]));
        return forger.Resigned(1, b => (b["settings"]!["threshold"], b["definition"]!["sha256"]) = ("1/3", hash)).Zip();
    }

    private static string SwapPersons(string roster)
    {
        var lines = roster.TrimEnd('\n').Split('\n').Select(l => JsonNode.Parse(l)!.AsObject()).ToList();
        (lines[0]["person"], lines[1]["person"]) = ((string)lines[1]["person"]!, (string)lines[0]["person"]!);
        return string.Concat(lines.Select(l => System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(l)) + "\n"));
    }

    private static void AddRecusal(JsonObject body, Forger good)
    {
        var unwanted = (string)good.Entries[good.First("panel.drawn") - 1]["body"]!["panel"]![0]!["label"]!;
        var recused = ((JsonArray)body["recused"]!).Select(r => r!.DeepClone()).Append(new JsonObject { ["label"] = unwanted, ["reason"] = "member-recused" });
        body["recused"] = new JsonArray([.. recused.OrderBy(r => (string)r["label"]!, StringComparer.Ordinal)]);
    }

    private static List<JsonObject> Renumbered(List<JsonObject> entries)
    {
        foreach (var entry in entries)
        {
            if (entry["body"]!["draw"] is not null)
            {
                entry["body"]!["draw"] = 1;
            }

            if ((string)entry["type"]! == "draw.announced")
            {
                entry["body"]!["reason"] = null;
            }
        }

        return entries;
    }

    private static JsonObject Voided(JsonObject panel)
    {
        var voided = Clone(panel);
        (voided["type"], voided["body"]) = ("draw.voided", new JsonObject { ["draw"] = 1, ["cause"] = "RevealMissing", ["witness"] = 1 });
        return voided;
    }

    private static JsonObject Recusal(JsonObject any, JsonObject panel)
    {
        var raised = Clone(any);
        var label = (string)panel["body"]!["panel"]![0]!["label"]!;
        (raised["type"], raised["body"]) = ("recusal.raised", new JsonObject { ["number"] = 1, ["label"] = label, ["item"] = null, ["granted"] = true, ["postpones"] = false });
        return raised;
    }

    private static JsonObject Clone(JsonObject entry) => entry.DeepClone().AsObject();
}
