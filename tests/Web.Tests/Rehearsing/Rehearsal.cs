using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using DemocraticReview.Running;
using DemocraticReview.Web.Rehearsing;

namespace DemocraticReview.Web.Tests.Rehearsing;

/// <summary>One rehearsal, as a user asks for it.</summary>
/// <param name="ExitCode">0 for a verdict, 1 where a rule refused, 2 for a wrong call.</param>
/// <param name="Lines">What it told.</param>
/// <param name="PeakMegabytes">Of the process; 0 where it had none of its own, or the system does not tell.</param>
internal sealed record Rehearsal(int ExitCode, IReadOnlyList<string> Lines, double PeakMegabytes)
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Rehearsal>>> Played = [];
    private static readonly ConcurrentDictionary<string, Lazy<Task<Rehearsal>>> Started = [];

    /// <summary>The text of result.json; null if it wrote none.</summary>
    public string? Json { get; init; }

    /// <summary>The record; null if it wrote none.</summary>
    public byte[]? Bundle { get; init; }

    public string Last => Lines[^1];

    public JsonElement Result => JsonDocument.Parse(Json.ShouldNotBeNull(string.Join('\n', Lines))).RootElement;

    /// <summary>A run that several tests look at: played once.</summary>
    public static Task<Rehearsal> PlayedAsync(string arguments) => Played.GetOrAdd(arguments, a => new(() => PlayAsync(a))).Value;

    /// <summary>The same in a process of its own, as a user starts it: started once.</summary>
    public static Task<Rehearsal> StartedAsync(string arguments) => Started.GetOrAdd(arguments, a => new(() => StartAsync(a))).Value;

    /// <summary>The program within the tests' own process: what a process of its own would compile anew each time is warm.</summary>
    /// <param name="arguments">Options and values, separated by a space.</param>
    /// <param name="files">Paths that follow an option of their own, as they may hold spaces.</param>
    public static async Task<Rehearsal> PlayAsync(string arguments, params string[] files)
    {
        using var folder = new TemporaryFolder();
        await using var output = new StringWriter();
        var code = await RehearsalProgram.RunAsync(["--out", folder["out"], .. Split(arguments), .. files], output);
        return await WrittenAsync(new Rehearsal(code, LinesOf(output.ToString()), 0), folder["out"]);
    }

    private static async Task<Rehearsal> StartAsync(string arguments)
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(["rehearse", "--out", folder["out"], .. Split(arguments)], folder["temp"]);
        Directory.GetFileSystemEntries(folder["temp"]).ShouldBeEmpty("a rehearsal leaves nothing behind but its result");
        return await WrittenAsync(run, folder["out"]);
    }

    private static string[] Split(string arguments) => arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string[] LinesOf(string output) => output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<Rehearsal> WrittenAsync(Rehearsal run, string folder)
    {
        var (result, bundle) = (Path.Combine(folder, "result.json"), Path.Combine(folder, "meeting-2026-01.zip"));
        Directory.GetFileSystemEntries(folder).Order(StringComparer.Ordinal).ShouldBe(File.Exists(result) ? [bundle, result] : []);
        return File.Exists(result) ? run with { Json = await File.ReadAllTextAsync(result), Bundle = await File.ReadAllBytesAsync(bundle) } : run;
    }

    /// <summary>Runs the program with exactly these arguments.</summary>
    /// <param name="arguments">As a user types them.</param>
    /// <param name="temporary">Folder for temporary files.</param>
    /// <param name="database">A SQLite file that the environment names; null for none.</param>
    public static async Task<Rehearsal> RunAsync(IReadOnlyList<string> arguments, string temporary, string? database = null)
    {
        // The collector's first generation grows with the processor's cache; here it has a size, so that the peak is the product's.
        var start = new ProcessStartInfo("dotnet", [Product.Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["TMPDIR"] = temporary, ["DOTNET_GCgen0size"] = "0x2000000" } };
        if (database is not null)
        {
            start.Environment["Database__Connection"] = $"Data Source={database}";
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0.0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, Product.PeakMegabytes(process.Id));
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(100));
        }

        (await errors).ShouldBeEmpty();
        return new Rehearsal(process.ExitCode, LinesOf(await output), peak);
    }
}

/// <summary>Folders and files of one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("review-rehearsal-test-");

    /// <summary>A folder below it.</summary>
    public string this[string name] => root.CreateSubdirectory(name).FullName;

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(root.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => root.Delete(recursive: true);
}
