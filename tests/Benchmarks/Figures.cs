using System.Globalization;

namespace Benchmarks;

/// <summary>Runs every benchmark and writes what it printed to docs/figures.md, with the date and the machine's size.</summary>
internal static class Figures
{
    public static async Task<int> WriteAsync(string file)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        await text.WriteLineAsync("# Figures");
        await text.WriteLineAsync();
        await text.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"Written by `./test.sh --long` on {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, .NET {Environment.Version}. Not a test: a loaded machine prints other figures."));
        var worst = 0;
        worst = Math.Max(worst, await SectionAsync(text, "The draw: 15 + 15 of 7,706,467 members (limit 1.5 times the bare hashing, 150 MB)", () => Task.FromResult(DrawBenchmark.Run())));
        worst = Math.Max(worst, await SectionAsync(text, "The published verifier on a meeting of 60 judges (limit 0.3 s, start included)", VerifyBenchmark.RunAsync));
        worst = Math.Max(worst, await SectionAsync(text, "Checking sealed ballots (limit: the CPU time of belenios-tool; linear to 2,000; all cores)", () => Task.FromResult(BallotBenchmark.Run())));
        worst = Math.Max(worst, await SectionAsync(text, "200 phones casting at once; from close to result with 25 judges (limit 1 s of the server)", CastingBenchmark.RunAsync));
        worst = Math.Max(worst, await SectionAsync(text, "A ballot and a box in the browser (printed)", () => Task.FromResult(Told("Script.Tests", "browser.txt", "no browser has been measured"))));
        worst = Math.Max(worst, await SectionAsync(text, "A rehearsal of a whole meeting (limit 20 s, 250 MB)", RehearsalBenchmark.RunAsync));
        worst = Math.Max(worst, await SectionAsync(text, "Pages on the demo works, median of 25 (limit 100 ms)", PagesBenchmark.RunAsync));
        worst = Math.Max(worst, await SectionAsync(text, "Start and resume of a flow beside a bare transaction of the same rows (limit 0.5 of it)", FlowBenchmark.RunAsync));
        worst = Math.Max(worst, await SectionAsync(text, "100,000 closed meetings on file (limit 1.5 times: start, resume and repair of the empty database's median, lists of one with a page to show)", () => ClosedBenchmark.RunAsync(ClosedBenchmark.Standard)));
        worst = Math.Max(worst, await SectionAsync(text, "Kill storms: meetings in flight, SIGKILL of one process, then of all (limit 0 stuck, doubled, lost)", () => Task.FromResult(StormTable())));
        await File.WriteAllTextAsync(file, text.ToString());
        return worst;
    }

    private static async Task<int> SectionAsync(StringWriter text, string title, Func<Task<int>> run)
    {
        var console = Console.Out;
        using var printed = new StringWriter(CultureInfo.InvariantCulture);
        Console.SetOut(printed);
        int code;
        try
        {
            code = await run();
        }
        finally
        {
            Console.SetOut(console);
        }

        await console.WriteAsync(printed.ToString());
        await text.WriteLineAsync($"\n## {title}\n\n```\n{printed.ToString().TrimEnd()}\n```\n\n{(code == 0 ? "Within the limits." : "Over a limit.")}");
        return code;
    }

    // Written by the storms of the same long run, which are tests.
    private static int StormTable() => Told("Storm.Tests", "storm.txt", "no storm has been run");

    private static int Told(string tests, string file, string otherwise)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "..", "..", tests, "release", file);
        Console.WriteLine(File.Exists(path) ? File.ReadAllText(path) : otherwise);
        return 0;
    }
}
