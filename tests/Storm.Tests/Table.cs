using System.Globalization;
using App.Tests.Hosting;

namespace DemocraticReview.Storm.Tests;

/// <summary>What the storms have come to, in a file beside the test assemblies: shown by ./test.sh, taken into docs/figures.md by its long run.</summary>
internal static class Table
{
    private static readonly Lock One = new();
    private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "storm.txt");

    static Table() => File.WriteAllText(Path, "engine    database    processes  meetings  commands  sent again  stuck  doubled  lost  commands/s\n");

    public static void Add(FlowEngine engine, int processes, int meetings, StormResult r)
    {
        lock (One)
        {
            File.AppendAllText(Path, string.Create(
                CultureInfo.InvariantCulture,
                $"{engine.Offer.Name,-9} {engine.Provider,-11} {processes,9} {meetings,9} {r.Commands,9} {r.SentAgain,11} {r.Stuck,6} {r.Doubled,8} {r.Lost,5} {r.Commands / r.Time.TotalSeconds,11:f0}\n"));
        }
    }
}

/// <summary>Whether the long rounds are asked for.</summary>
internal static class Long
{
    public static bool IsAsked { get; } = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("REVIEW_LONG"));
}
