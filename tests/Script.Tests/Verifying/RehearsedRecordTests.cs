using System.Text.Json;
using DemocraticReview.Running;

namespace Script.Tests.Verifying;

/// <summary>What a person does who doubts: takes the record that the product itself has written, and gives it to the page.</summary>
public sealed class RehearsedRecordTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("review-rehearsed-");

    public void Dispose() => folder.Delete(recursive: true);

    [NodeFact(DisplayName = "三种程序彩排写出的记录，核对网页和核对程序都认可；改一个字节就不认可")]
    public async Task The_page_and_the_program_accept_the_record_of_each_procedure()
    {
        string[][] plays =
        [
            ["--satisfied", "9", "--dissatisfied", "8"],
            ["--procedure", "workers-congress-deliberation", "--representatives", "20", "--satisfied", "12", "--dissatisfied", "5", "--abstained", "3"],
            ["--procedure", "joint-wage-review", "--satisfied", "5", "--dissatisfied", "2"],
        ];
        var files = new List<string>();
        foreach (var (play, i) in plays.Select((p, i) => (p, i)))
        {
            var output = Path.Combine(folder.FullName, $"{i}");
            var rehearsed = await Tool.RunAsync("dotnet", folder.FullName, [Product.Program, "rehearse", "--out", output, .. play]);
            rehearsed.ExitCode.ShouldBe(0, rehearsed.Output);
            files.Add($"{i}/meeting-2026-01.zip");
            var program = await Tool.RunAsync("dotnet", folder.FullName, [Product.Built("DemocraticReview.Verify"), Path.Combine(folder.FullName, files[i])]);
            program.ExitCode.ShouldBe(0, program.Output);
        }

        var bent = await File.ReadAllBytesAsync(Path.Combine(folder.FullName, files[0]));
        bent[bent.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "bent.zip"), bent);
        var manifest = files.Append("bent.zip").Select(f => new { files = new[] { f } });
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "manifest.json"), JsonSerializer.Serialize(manifest));
        var ended = await Tool.RunAsync("node", Tool.Here, ["run.mjs", "Verifying/agreement.ts", folder.FullName]);
        ended.ExitCode.ShouldBe(0, ended.Output);
        var verdicts = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "verdicts.json")))!;
        verdicts[..^1].ShouldAllBe(v => v.Length == 0, string.Join('\n', verdicts));
        verdicts[^1].ShouldNotBeEmpty();
    }
}
