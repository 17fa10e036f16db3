using System.Text.Json;

namespace Script.Tests.Verifying;

/// <summary>Two verifiers with code of their own, the program and the page: the same verdict on every good and every bent bundle.</summary>
public sealed class AgreementTests
{
    [NodeFact(DisplayName = "核对程序和核对网页对每一份记录结论一致")]
    public async Task Program_and_page_agree_on_every_good_and_every_bent_bundle()
    {
        var calls = WrittenSet.Calls;
        var ended = await Tool.RunAsync("node", Tool.Here, ["run.mjs", "Verifying/agreement.ts", WrittenSet.Folder]);
        ended.ExitCode.ShouldBe(0, ended.Output);
        var page = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(WrittenSet.PathOf("verdicts.json")))!;
        page.Length.ShouldBe(calls.Count);
        calls.Zip(page).Where(v => v.First.Verdict != v.Second).Select(v => $"{string.Join(' ', v.First.Files)}: program \"{v.First.Verdict}\", page \"{v.Second}\"").ShouldBeEmpty();
        page.Count(v => v.Length == 0).ShouldBeInRange(6, 10);
        page.Length.ShouldBeGreaterThan(400);
    }
}
