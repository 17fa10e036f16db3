using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>The published verifier, a single file, on the record of a meeting of 60 judges that voted on paper: what somebody at home waits for, its start included.</summary>
internal static class VerifyBenchmark
{
    private const int Runs = 9;
    private const double MostMilliseconds = 300;

    /// <summary>Exit code 0 when within the limit.</summary>
    public static async Task<int> RunAsync()
    {
        using var product = new Product("rehearse", "--representatives", "60", "--heads", "0", "--channel", "paper", "--satisfied", "31", "--out", "{folder}/out");
        if (await product.WaitAsync() != 0)
        {
            Console.WriteLine(product.Said);
            return 1;
        }

        var published = Path.Combine(product.Folder, "verify");
        if (await EndAsync("dotnet", "publish", Path.Combine(Root(), "src", "DemocraticReview.Verify"), "-c", "Release", "-r", "linux-x64", "-o", published, "-v:q", "-nologo") != 0)
        {
            Console.WriteLine("the verifier does not publish here");
            return 1;
        }

        var (program, bundle) = (Path.Combine(published, "DemocraticReview.Verify"), Path.Combine(product.Folder, "out", "meeting-2026-01.zip"));
        var times = new List<double>();
        for (var i = 0; i < Runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            if (await EndAsync(program, bundle) != 0)
            {
                return 1;
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var median = times.Order().ElementAt(Runs / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"verify: {median:f0} ms from the call to the end (median of {Runs}), {new FileInfo(program).Length >> 20} MB"));
        return median < MostMilliseconds ? 0 : 1;
    }

    private static async Task<int> EndAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DemocraticReview.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Run it from the repository.");
        }

        return folder.FullName;
    }
}
