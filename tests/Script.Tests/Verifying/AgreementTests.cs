using System.Text.Json;

namespace Script.Tests.Verifying;

/// <summary>Two verifiers with code of their own, the program and the page: the same verdict on every good and every bent bundle.</summary>
public sealed class AgreementTests
{
    // One in eight of the bent ones, and all of them in the long run; every good one always.
    private static readonly int Step = Environment.GetEnvironmentVariable("REVIEW_LONG") is null ? 8 : 1;

    [NodeFact(DisplayName = "核对程序和核对网页对每一份记录结论一致")]
    public async Task Program_and_page_agree_on_every_good_and_every_bent_bundle()
    {
        var ended = await Tool.RunAsync("node", Tool.Here, ["run.mjs", "Verifying/agreement.ts", WrittenSet.Folder, $"{Step}"]);
        ended.ExitCode.ShouldBe(0, ended.Output);
        var page = JsonSerializer.Deserialize<string?[]>(await File.ReadAllTextAsync(WrittenSet.PathOf("verdicts.json")))!;
        var asked = WrittenSet.Calls.Zip(page).Where(v => v.Second is not null).Select(v => (v.First.Files, Program: v.First.Verdict, Page: v.Second!)).ToList();
        asked.Count.ShouldBeGreaterThan(400 / Step);
        asked.Where(v => v.Program.Length == 0 != (v.Page.Length == 0)).Select(Told).ShouldBeEmpty("one of them takes what the other refuses");
        asked.Count(v => v.Page.Length == 0).ShouldBeInRange(6, 10);

        // They name the same first lie, but where one reads a field before the other compares it.
        asked.Where(v => LieOf(v.Program) != LieOf(v.Page)).Select(Told).Count().ShouldBeLessThanOrEqualTo(asked.Count / 50);
    }

    private static string Told((string[] Files, string Program, string Page) v) => $"{string.Join(' ', v.Files)}: program \"{v.Program}\", page \"{v.Page}\"";

    // Check and entry; of two files, the one in which.
    private static string LieOf(string verdict) => verdict.Split(' ') is [var check, .. var rest] ? $"{check} {rest.FirstOrDefault(r => r.Contains('/') || r.Contains(".jsonl"))?.Split('/')[^1]}" : "";
}
