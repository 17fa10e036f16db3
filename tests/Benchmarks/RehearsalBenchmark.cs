using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>A whole meeting through the API, as <c>./start.sh rehearse</c> plays it: at most 20 s and 250 MB.</summary>
internal static class RehearsalBenchmark
{
    private const double MostSeconds = 20;
    private const long MostMegabytes = 250;

    public static async Task<int> RunAsync()
    {
        var start = Stopwatch.GetTimestamp();
        using var product = new Product("rehearse", "--out", "{folder}/out", "--satisfied", "9", "--dissatisfied", "8");
        var code = await product.WaitAsync();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rehearsal: {seconds:f1} s, peak memory {product.PeakMegabytes} MB"));
        return code == 0 && seconds < MostSeconds && product.PeakMegabytes < MostMegabytes ? 0 : 1;
    }
}
