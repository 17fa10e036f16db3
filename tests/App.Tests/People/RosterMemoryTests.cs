using System.Diagnostics;
using System.Globalization;
using DemocraticReview.App.People;
using DemocraticReview.Core.People;

namespace DemocraticReview.App.Tests.People;

/// <summary>A hundred thousand rows in a process of their own: its peak is the import's, and no other test can disturb the figure.</summary>
public sealed class RosterMemoryTests
{
    private const int Rows = 100_000;
    private const double LimitMegabytes = 300;

    [Fact]
    public async Task A_hundred_thousand_rows_are_read_and_planned_in_under_300_megabytes()
    {
        var path = Path.GetTempFileName();
        try
        {
            (await Start("write-roster", path)).ShouldBeLessThan(LimitMegabytes);
            (await Start("read-roster", path)).ShouldBeLessThan(LimitMegabytes);

            await using (var text = File.Create(path))
            {
                RosterExport.WriteCsv(text, Rosters.Many(Rows));
            }
            (await Start("read-roster", path)).ShouldBeLessThan(LimitMegabytes);
        }
        finally
        {
            File.Delete(path);
        }
    }

    internal static int WriteAsProcess(string path)
    {
        using (var file = File.Create(path))
        {
            RosterExport.Write(file, Rosters.Many(Rows));
        }
        return TellPeak();
    }

    internal static int ReadAsProcess(string path)
    {
        using var file = File.OpenRead(path);
        var heard = new Heard();
        var plan = RosterPlan.Of([], RosterFile.Read(file, path, heard));
        return plan.Added.Count == Rows && plan.CanApply && heard.Count >= Rows / 1_000 ? TellPeak() : 1;
    }

    private static int TellPeak()
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine((process.PeakWorkingSet64 / 1048576.0).ToString("F1", CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<double> Start(string verb, string path)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(RosterMemoryTests).Assembly.Location, verb, path]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
        return double.Parse(told, CultureInfo.InvariantCulture);
    }
}
