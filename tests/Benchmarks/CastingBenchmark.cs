using System.Globalization;
using System.Text.RegularExpressions;

namespace Benchmarks;

/// <summary>200 delegates vote at once over HTTP, and 25 judges of a review see their result: as the rehearsal plays it, on SQLite.</summary>
internal static partial class CastingBenchmark
{
    private const double MostCloseMilliseconds = 1000;

    /// <summary>Exit code 0 when no ballot is lost or doubled and the result is there within the limit.</summary>
    public static async Task<int> RunAsync()
    {
        var congress = await PlayAsync("--procedure", "workers-congress-deliberation", "--representatives", "200", "--satisfied", "120", "--dissatisfied", "70", "--abstained", "10");
        var review = await PlayAsync("--representatives", "20", "--heads", "5", "--satisfied", "13", "--dissatisfied", "12");
        var close = double.Parse(CloseTime().Match(review.Said).Groups[1].Value, CultureInfo.InvariantCulture);
        return congress.Code == 0 && review.Code == 0 && close < MostCloseMilliseconds ? 0 : 1;
    }

    private static async Task<(int Code, string Said)> PlayAsync(params string[] options)
    {
        using var product = new Product(["rehearse", .. options, "--out", "{folder}/out", "--casting", "at-once", "--language", "en"]);
        var code = await product.WaitAsync();
        foreach (var line in product.Said.Split('\n').Where(l => l.Contains(" ms", StringComparison.Ordinal) || l.Contains("on phones", StringComparison.Ordinal) || l.Contains("Refused", StringComparison.Ordinal)))
        {
            Console.WriteLine(line.Replace("[rehearsal] ", "", StringComparison.Ordinal));
        }

        return (code, product.Said);
    }

    [GeneratedRegex(@"the server takes (\d+) ms")]
    private static partial Regex CloseTime();
}
