namespace Script.Tests;

/// <summary>Scripts are bundled where something has changed; only then node is needed.</summary>
public sealed class BundleTests
{
    private static readonly string WithoutNode = FolderOfShellAlone();

    [Fact]
    public async Task Without_node_a_stale_bundle_is_an_error_that_says_what_to_install()
    {
        var ended = await BundleAsync("-p:BundleStamp=not-there/hashes.json");
        ended.ExitCode.ShouldNotBe(0);
        ended.Output.ShouldContain("error DR0001");
        ended.Output.ShouldContain("Node.js 20");
    }

    [Fact]
    public async Task Without_node_a_bundle_that_is_up_to_date_builds()
    {
        var ended = await BundleAsync();
        ended.ExitCode.ShouldBe(0, ended.Output);
    }

    private static Task<Ended> BundleAsync(params string[] properties) =>
        Tool.RunAsync("dotnet", Tool.Web, ["msbuild", "-t:Bundle", "-nologo", "-v:m", .. properties], WithoutNode);

    // A search path with no program but the shell, which the build itself needs.
    private static string FolderOfShellAlone()
    {
        var folder = Directory.CreateTempSubdirectory("review-script-").FullName;
        if (Tool.Find("sh") is { } shell)
        {
            File.CreateSymbolicLink(Path.Combine(folder, "sh"), shell);
        }

        return folder;
    }
}
