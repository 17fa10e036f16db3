using System.Globalization;
using Core.Tests.Recording;
using DemocraticReview.Core.Recording;
using DemocraticReview.Core.Verifying;
using DemocraticReview.Verify;

namespace Core.Tests.Verifying;

/// <summary>The program as somebody calls it.</summary>
public sealed class VerifyProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("review-verify-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact(DisplayName = "核对无误:逐步说明,最后一行说明结果,退出码为0")]
    public void A_good_bundle_is_told_step_by_step_and_ends_with_one_line()
    {
        var good = File("meeting-2026-900.zip", BentBundles.Good);

        var (code, lines) = Run("zh", good);
        code.ShouldBe(0);
        lines[0].ShouldContain("meeting-2026-900.zip");
        lines.ShouldContain(l => l.Contains("2 × 8 = 16 ≤ 17，移送", StringComparison.Ordinal));
        lines[^1].ShouldStartWith("全部核对无误：会议 2026-900");
        lines.ShouldAllBe(l => !l.Contains('{'));

        Run("en", good).Lines[^1].ShouldStartWith("All is well: meeting 2026-900");
    }

    [Fact(DisplayName = "发现不符:指出第几条记录、哪一项、应为、实为,退出码为1")]
    public void The_first_lie_is_named_and_the_exit_code_is_1()
    {
        var seq = new Forger(BentBundles.Good).Last("item.decided");
        var (code, lines) = Run("en", File("bent.zip", new Forger(BentBundles.Good).Resigned(seq, b => b["referral"] = false).Zip()));

        code.ShouldBe(1);
        lines.TakeLast(5).ShouldBe(
        [
            $"The first lie: entry {seq} (entries/{seq:0000}.json), field body.referral",
            "  expected: true",
            "  found:    false",
            "  check:    verdict. The verdict does not follow from the count, or a referral was dropped",
            "Nothing after it was verified or is to be trusted.",
        ]);
    }

    [Fact]
    public void A_file_that_is_none_and_a_call_that_makes_no_sense_end_with_2()
    {
        var good = File("good.zip", BentBundles.Good);
        Run("en", "nowhere.zip").ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Lines.Single().ShouldContain("nowhere.zip"));
        Run("en", File("list.txt", "bread, butter"u8.ToArray())).Code.ShouldBe(2);
        Run("zh", File("cut.zip", BentBundles.Good[..^7])).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Lines[^1].ShouldContain("重新打包"));
        Run("en", _folder.FullName).Code.ShouldBe(2);
        Run("en").Code.ShouldBe(2);
        Run("en", "--fast", good).Lines.Single().ShouldStartWith("Usage");
        Run("en", good, "--member").Code.ShouldBe(2);
    }

    [Fact(DisplayName = "核对自己的号签")]
    public void One_ticket_is_explained()
    {
        var label = (string)new Forger(BentBundles.Good).Entries[new Forger(BentBundles.Good).First("panel.drawn") - 1]["body"]!["panel"]![2]!["label"]!;
        Run("en", File("good.zip", BentBundles.Good), "--member", label).Lines[^2].ShouldContain($"{label}: ticket");
        Run("zh", File("good.zip", BentBundles.Good), "--member", label).Lines[^2].ShouldContain("第 3 席评委");
    }

    [Fact]
    public void Kept_checkpoints_and_printed_roots_are_checked_beside()
    {
        var record = ARecord.Whole();
        var (good, head) = (File("good.zip", record.Zip()), record.Head);
        var kept = File("kept.txt", new Forger(record.Zip()).Files[Bundle.CheckpointName]);
        var other = File("other.zip", ARecord.Whole(seed: 3).Zip());

        Run("en", good, kept).Code.ShouldBe(0);
        Run("en", other, kept).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(1), r => r.Lines.ShouldContain(l => l.Contains("kept.txt", StringComparison.Ordinal)));
        Run("en", good, "--root", head.Root).Lines.ShouldContain(l => l.Contains($"after entry {head.Size}", StringComparison.Ordinal));
        Run("en", good, "--root", Convert.ToBase64String(Convert.FromHexString(head.Root))).Code.ShouldBe(0);
        Run("en", other, "--root", head.Root).Code.ShouldBe(1);
    }

    [Fact]
    public void The_language_is_the_systems_unless_asked_for()
    {
        Telling.LanguageOf("en", _ => "zh_CN.UTF-8").Name.ShouldBe("en");
        Telling.LanguageOf(null, v => v == "LANG" ? "en_GB.UTF-8" : null).Name.ShouldBe("en");
        Telling.LanguageOf(null, v => v == "LC_ALL" ? "zh_CN.UTF-8" : "en").Name.ShouldBe("zh-CN");
        Telling.LanguageOf(null, _ => null).Name.ShouldBe("zh-CN");
        Run("en", File("good.zip", BentBundles.Good), "--language", "zh").Lines[^1].ShouldStartWith("全部");
    }

    [Fact]
    public void Every_check_has_a_sentence_in_both_languages()
    {
        var codes = typeof(Checks).GetFields().Select(f => (string)f.GetValue(null)!).ToList();
        codes.Count.ShouldBeGreaterThan(40);
        foreach (var language in new[] { "zh-CN", "en" })
        {
            var telling = new Telling(CultureInfo.GetCultureInfo(language));
            codes.Where(c => telling.Find($"check-{c}") is null).ShouldBeEmpty();
            telling.Find("check-of-tomorrow").ShouldBeNull();
        }
    }

    [Fact]
    public void What_a_hostile_file_says_stays_on_one_line()
    {
        // Of this field the text itself is told; of others their JSON, in which nothing steers a terminal anyway.
        var hostile = new Forger(BentBundles.Good).Entry(3, e => e["hash_alg"] = "\u001b[2J\n" + Some.Text(5000)).Zip();
        var lines = Run("en", File("hostile.zip", hostile)).Lines;
        lines.ShouldContain(l => l.Contains("?[2J?字字", StringComparison.Ordinal));
        lines.ShouldAllBe(l => l.Length < 500 && !l.Any(char.IsControl));
    }

    private string File(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    private static (int Code, IReadOnlyList<string> Lines) Run(string language, params string[] args)
    {
        var lines = new List<string>();
        var code = new VerifyProgram(lines.Add, v => v == "LANG" ? language : null).Run(args);
        return (code, lines);
    }
}
