using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Script.Tests;

/// <summary>What a program said and how it ended.</summary>
internal sealed record Ended(int ExitCode, string Output);

internal static class Tool
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The folder of this project's sources.</summary>
    public static string Here { get; } = FolderOf();

    /// <summary>The project that the scripts belong to.</summary>
    public static string Web { get; } = Path.GetFullPath(Path.Combine(Here, "../../src/DemocraticReview.Web"));

    /// <summary>Where a program lies on this machine, or null.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { program, $"{program}.exe", $"{program}.cmd" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end; both of its outputs together.</summary>
    public static async Task<Ended> RunAsync(string program, string folder, string[] arguments, string? path = null)
    {
        var start = new ProcessStartInfo(Find(program) ?? program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = path ?? start.Environment["PATH"];
        start.Environment.Remove("MSBUILD_EXE_PATH");
        using var process = Process.Start(start)!;
        using var longest = new CancellationTokenSource(Longest);
        var outputs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(longest.Token), process.StandardError.ReadToEndAsync(longest.Token));
        await process.WaitForExitAsync(longest.Token);
        return new Ended(process.ExitCode, string.Concat(outputs));
    }

    private static string FolderOf([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
