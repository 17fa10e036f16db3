using System.Globalization;
using System.Text.Json.Nodes;
using Core.Tests.Drawing;
using Core.Tests.Recording;
using DemocraticReview.Core.Drawing;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Verifying;

namespace Core.Tests.Verifying;

/// <summary>A bundle that somebody has changed.</summary>
/// <param name="Name">Of what was done; also a file name.</param>
/// <param name="Zip">The changed file.</param>
/// <param name="Check">The check that must find it first; null where any may.</param>
internal sealed record BentBundle(string Name, byte[] Zip, string? Check = null);

/// <summary>Every change that both verifiers must find. The same set in every run, but for the randomness of ECDSA itself.</summary>
internal static class BentBundles
{
    private static readonly Lazy<byte[]> Base = new(() => ARecord.Whole().Zip());
    private static readonly Lazy<byte[]> Twice = new(VoidedOnce);

    /// <summary>A whole meeting, untouched.</summary>
    public static byte[] Good => Base.Value;

    /// <summary>One whose first draw was voided.</summary>
    public static byte[] GoodAfterVoid => Twice.Value;

    /// <summary>One bit of one byte, all over the file: at least one in every file, and in every header.</summary>
    public static IEnumerable<BentBundle> Bytes()
    {
        var random = new Random(20090313);
        var starts = new List<int>();
        var at = 0;
        foreach (var file in BundleZip.Read(Good)!)
        {
            starts.Add(at + random.Next(30));
            starts.Add(at + 30 + file.Name.Length + random.Next(file.Bytes.Length));
            at += 30 + file.Name.Length + file.Bytes.Length;
        }

        var places = starts.Concat(Enumerable.Range(0, 60).Select(_ => random.Next(at, Good.Length))).Concat([0, Good.Length - 1]).Distinct();
        foreach (var place in places)
        {
            var bent = (byte[])Good.Clone();
            bent[place] ^= (byte)(1 << random.Next(8));
            yield return new BentBundle(string.Create(CultureInfo.InvariantCulture, $"byte-{place}"), bent);
        }

        yield return new BentBundle("cut-off", Good[..^1]);
        yield return new BentBundle("one-more", [.. Good, 0]);
        yield return new BentBundle("empty", []);
    }

    /// <summary>Every field of one entry of each type, by somebody who does not have the key of the record.</summary>
    public static IEnumerable<BentBundle> Fields()
    {
        var forger = new Forger(Good);
        foreach (var (index, entry) in forger.Entries.Index().DistinctBy(e => (string?)e.Item["type"]))
        {
            foreach (var path in Leaves(entry, []))
            {
                var seq = index + 1;
                yield return new BentBundle($"field-{seq}-{string.Join('.', path)}", new Forger(Good).Entry(seq, e => Bend(e, path)).Zip());
            }
        }
    }

    /// <summary>The server's owner signs everything anew: what the draw, the seats and the counts are made of is still found.</summary>
    public static IEnumerable<BentBundle> Resigned()
    {
        string[] free = ["words", "title", "place", "question", "heldAt", "objectionsUntil", "number", "follows", "respondents", "dossier", "rehearsal", "role"];
        string[] types =
        [
            "draw.announced", "draw.roster", "draw.committed", "draw.dice", "draw.revealed", "panel.drawn", "seat.filled", "session.opened", "questioning.opened",
            "ballot.opened", "ballot.reminded", "ballot.closed", "tally.signed", "item.decided", "checkpoint.witnessed", "judge.checked-in",
        ];
        var forger = new Forger(Good);
        foreach (var (index, entry) in forger.Entries.Index().Where(e => types.Contains((string?)e.Item["type"])).DistinctBy(e => (string?)e.Item["type"]))
        {
            foreach (var path in Leaves((JsonObject)entry["body"]!, []).Where(p => !free.Contains(p[0]) && p[0] is not "purpose"))
            {
                yield return new BentBundle($"resigned-{index + 1}-{string.Join('.', path)}", new Forger(Good).Resigned(index + 1, b => Bend(b, path)).Zip());
            }
        }
    }

    public static IEnumerable<BentBundle> Files() =>
    [
        new("no-readme", new Forger(Good).File(Bundle.ReadMeName, _ => null).Zip(), Checks.FileUnknown),
        new("other-readme", new Forger(Good).Text(Bundle.ReadMeName, t => t.Replace("DemocraticReview.Verify", "EvilReview.Verify", StringComparison.Ordinal)).Zip(), Checks.ReadMe),
        new("one-file-more", new Forger(Good).File("entries/notes.txt", _ => [1]).Zip(), Checks.FileUnknown),
        new("one-entry-more", new Forger(Good).File("entries/9999.json", _ => [1]).Zip(), Checks.EntrySeq),
        new("one-entry-less", new Forger(Good).File("entries/0020.json", _ => null).Zip(), Checks.EntrySeq),
        new("last-entry-less", new Forger(Good).File(new Forger(Good).Entries.Count.ToString("'entries/'0000'.json'", CultureInfo.InvariantCulture), _ => null).Zip(), Checks.Checkpoint),
        new("another-roster", new Forger(Good).File(Bundle.RosterName(2), _ => [1]).Zip(), Checks.FileUnknown),
        new("ballots-nobody-opened", new Forger(Good).File(Bundle.ItemName(1), _ => [1]).Zip(), Checks.FileUnknown),
        new("other-workflow", new Forger(Good).Text(Bundle.WorkflowName, t => t.Replace("15", "14", StringComparison.Ordinal)).Zip(), Checks.WorkflowHash),
        new("roster-line-less", new Forger(Good).Text(Bundle.RosterName(1), t => t[(t.IndexOf('\n', StringComparison.Ordinal) + 1)..]).Zip(), Checks.RosterForm),
        new("log-line-less", new Forger(Good).Text(Bundle.LogName, t => t[..(t.TrimEnd('\n').LastIndexOf('\n') + 1)]).Zip(), Checks.Log),
        new("checkpoint-of-the-log", new Forger(Good).File(Bundle.CheckpointName, _ => new Forger(Good).Files[Bundle.LogCheckpointName]).Zip(), Checks.Checkpoint),
        new("spaces-in-an-entry", new Forger(Good).Text("entries/0005.json", t => t.Replace(",", ", ", StringComparison.Ordinal)).Zip(), Checks.EntryForm),
        new("a-name-twice", new Forger(Good).Text("entries/0005.json", t => "{\"v\":1," + t[1..]).Zip(), Checks.EntryForm),
    ];

    public static IEnumerable<BentBundle> All() => [.. Bytes(), .. Fields(), .. Resigned(), .. Files(), .. Attacks.All()];

    /// <summary>The paths to all values.</summary>
    private static IEnumerable<string[]> Leaves(JsonNode node, string[] path) => node switch
    {
        JsonObject named => named.SelectMany(p => p.Value is null ? [[.. path, p.Key]] : Leaves(p.Value, [.. path, p.Key])),
        JsonArray { Count: > 0 } list => Leaves(list[0]!, [.. path, "0"]),
        _ => [path],
    };

    private static void Bend(JsonNode root, string[] path)
    {
        var parent = path[..^1].Aggregate(root, (n, step) => n is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : n[step]!);
        var bent = Bent(parent is JsonArray items ? items[0] : parent[path[^1]]);
        if (parent is JsonArray array)
        {
            array[0] = bent;
        }
        else
        {
            parent[path[^1]] = bent;
        }
    }

    private static JsonNode? Bent(JsonNode? value) => value switch
    {
        null => "x",
        JsonArray or JsonObject => null,
        _ when value.GetValueKind() == System.Text.Json.JsonValueKind.True => false,
        _ when value.GetValueKind() == System.Text.Json.JsonValueKind.False => true,
        _ when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => (int)value + 1,
        _ => (string)value! is { Length: > 0 } text ? text[..^1] + (text[^1] == '0' ? '1' : '0') : "x",
    };

    private static byte[] VoidedOnce()
    {
        var record = ARecord.Of();
        record.Meeting.Announced();
        do
        {
            record.Step();
        }
        while (DrawSteps.Next(record.Meeting.State.Drawing) != DrawStep.Reveal);
        record.Meeting.Do(m => DrawCeremony.Void(m, DrawVoidCause.RevealMissing, 2));
        record.DrawInPublic();
        record.Meeting.Closed();
        return record.Zip();
    }
}
