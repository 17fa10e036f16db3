using System.Text.Json;
using Core.Tests.Verifying;

namespace Script.Tests.Verifying;

/// <summary>One call of the verifying program: the files it was made with, and what it said first.</summary>
internal sealed record WrittenCall(string[] Files, string? Check, string? File, string? Field)
{
    /// <summary>Empty where all holds.</summary>
    public string Verdict => Check is null ? "" : $"{Check} {File} {Field}";
}

/// <summary>The good and the bent bundles of Core.Tests, laid down as files once for all tests here.</summary>
internal static class WrittenSet
{
    private static readonly Lazy<string> Written = new(Write);

    public static string Folder => Written.Value;

    public static IReadOnlyList<WrittenCall> Calls =>
        JsonSerializer.Deserialize<WrittenCall[]>(File.ReadAllText(Path.Combine(Folder, "manifest.json")), JsonSerializerOptions.Web)!;

    public static string PathOf(string name) => Path.Combine(Folder, name);

    private static string Write()
    {
        var folder = Directory.CreateTempSubdirectory("review-bundles-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);

        // Read once, when the type is first used: nobody here uses it before.
        Environment.SetEnvironmentVariable("REVIEW_BUNDLES", folder);
        new WrittenBundles().They_are_written_where_somebody_asks_for_them();
        return folder;
    }
}
