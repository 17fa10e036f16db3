namespace Script.Tests;

/// <summary>The browser's scripts, tested in node.</summary>
public sealed class ScriptTests
{
    private const string NeedsTool = ".belenios.test.ts";

    public static TheoryData<string> Files => [.. TestFiles.Where(f => !f.EndsWith(NeedsTool, StringComparison.Ordinal))];

    public static TheoryData<string> FilesWithTool => [.. TestFiles.Where(f => f.EndsWith(NeedsTool, StringComparison.Ordinal))];

    private static IEnumerable<string> TestFiles =>
        Directory.EnumerateFiles(Tool.Here, "*.test.ts", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Tool.Here, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    [NodeTheory]
    [MemberData(nameof(Files))]
    public Task A_file_of_script_tests_passes(string file) => RunAsync(file);

    [NodeTheory(alsoNeeds: "belenios-tool")]
    [MemberData(nameof(FilesWithTool))]
    public Task A_file_of_script_tests_beside_belenios_tool_passes(string file) => RunAsync(file);

    [NodeFact]
    public async Task The_scripts_and_their_tests_pass_the_type_check()
    {
        var ended = await Tool.RunAsync("npm", Tool.Web, ["run", "--silent", "check"]);
        ended.ExitCode.ShouldBe(0, ended.Output);
    }

    private static async Task RunAsync(string file)
    {
        var ended = await Tool.RunAsync("node", Tool.Here, ["run.mjs", file]);
        ended.ExitCode.ShouldBe(0, ended.Output);
        ended.Output.ShouldContain("fail 0");
        ended.Output.ShouldNotContain("pass 0");
    }
}
