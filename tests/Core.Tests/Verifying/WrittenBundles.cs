using System.Text.Json.Nodes;
using Core.Tests.Recording;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Verifying;

namespace Core.Tests.Verifying;

/// <summary>
/// Lays the good and the bent bundles down as files, for a verifier of another house:
/// <c>REVIEW_BUNDLES=folder dotnet test tests/Core.Tests --filter WrittenBundles</c>. <c>manifest.json</c> says of each call which files
/// it is made with, whether it holds, and which check this verifier names first.
/// </summary>
public sealed class WrittenBundles
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("REVIEW_BUNDLES");

    [Fact]
    public void They_are_written_where_somebody_asks_for_them()
    {
        if (Folder is not null)
        {
            Write(Folder, BentBundles.All()).Count.ShouldBeGreaterThan(400);
            return;
        }

        // Nobody asks: a few are enough to hold the list against what lies beside it.
        var folder = Directory.CreateTempSubdirectory("review-bundles-");
        try
        {
            var few = BentBundles.Files().ToList();
            var calls = Write(folder.FullName, few);
            var named = calls.SelectMany(c => c!["files"]!.AsArray()).Select(f => (string)f!).Distinct().ToList();

            folder.EnumerateFiles().Where(f => f.Length > 0).Select(f => f.Name).ShouldBe([.. named, "manifest.json"], ignoreOrder: true);
            calls.Where(c => few.Exists(b => NameOf(b) == (string)c!["files"]![0]!)).Select(c => (string)c!["check"]!).ShouldBe(few.Select(b => b.Check!));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static JsonArray Write(string folder, IEnumerable<BentBundle> bent)
    {
        Directory.CreateDirectory(folder);
        var calls = new JsonArray([.. Good().Select(b => Call(folder, [b])), .. bent.Select(b => Call(folder, [b])), .. Together(folder)]);
        File.WriteAllText(Path.Combine(folder, "manifest.json"), calls.ToJsonString(new() { WriteIndented = true }));
        return calls;
    }

    private static IEnumerable<BentBundle> Good() =>
    [
        new("good", BentBundles.Good),
        new("good-after-void", BentBundles.GoodAfterVoid),
        new("good-of-sixty", Played(ARecord.OfSixty())),
        new("good-of-congress", Congress()),
        new("good-still-open", ARecord.Of().Zip()),
    ];

    private static IEnumerable<JsonNode> Together(string folder)
    {
        var log = new WorksLog();
        var forked = log.Copy();
        var (one, two, other) = (ARecord.Whole(log), ARecord.Whole(log, 901, seed: 2), ARecord.Whole(forked, 902, seed: 3));
        yield return Call(folder, [new("log-1", one.Zip()), new("log-2", two.Zip())]);
        yield return Call(folder, [new("fork-1", one.Zip()), new("fork-2", other.Zip())]);
        yield return Call(folder, [new("anew-1", ARecord.Whole(seed: 4).Zip()), new("anew-kept.txt", new Forger(BentBundles.Good).Files[Bundle.CheckpointName])]);
        yield return Call(folder, [new("good", BentBundles.Good), new("kept.txt", new Forger(BentBundles.Good).Files[Bundle.CheckpointName])]);
    }

    private static JsonObject Call(string folder, IReadOnlyList<BentBundle> files)
    {
        foreach (var file in files)
        {
            File.WriteAllBytes(Path.Combine(folder, NameOf(file)), file.Zip);
        }

        var lines = new List<string>();
        var exit = new DemocraticReview.Verify.VerifyProgram(lines.Add, _ => "en").Run(["--json", .. files.Select(f => Path.Combine(folder, NameOf(f)))]);
        var call = JsonNode.Parse(lines.Single())!.AsObject();
        call["files"] = new JsonArray([.. files.Select(f => JsonValue.Create(NameOf(f)))]);
        return call;
    }

    private static string NameOf(BentBundle file) => file.Name.EndsWith(".txt", StringComparison.Ordinal) ? file.Name : $"{file.Name}.zip";

    private static byte[] Played(ARecord record)
    {
        record.Meeting.Closed();
        return record.Zip();
    }

    private static byte[] Congress()
    {
        var record = ARecord.Of(settings: ARecord.Settings with { Selection = DemocraticReview.Core.Meetings.Selection.AllMembers, Procedure = "works-congress", DisplayName = "职代会审议" });
        record.Meeting.DrawnBy = null;
        return Played(record);
    }
}
