using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Benchmarks;

/// <summary>The built product as a process of its own, so that what is measured is what is shipped.</summary>
internal sealed class Product : IDisposable
{
    private readonly StringBuilder said = new();
    private readonly Process process;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("review-bench-");

    public Product(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "..", "..", "DemocraticReview.Web", "release", "DemocraticReview.Web.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument.Replace("{folder}", folder.FullName, StringComparison.Ordinal));
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, e) => said.AppendLine(e.Data);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Of this run alone; gone with it. Stands for <c>{folder}</c> in its arguments.</summary>
    public string Folder => folder.FullName;

    /// <summary>What it has printed; whole once it has ended.</summary>
    public string Said => said.ToString();

    /// <summary>Most memory held at once so far, in MB (Linux: VmHWM).</summary>
    public long PeakMegabytes { get; private set; }

    public async Task<int> WaitAsync()
    {
        while (!process.HasExited)
        {
            Look();
            await Task.Delay(20);
        }

        // Waits for the last of the output too.
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Look()
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
            if (line is not null)
            {
                PeakMegabytes = long.Parse(new string([.. line.Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture) >> 10;
            }
        }
        catch (IOException)
        {
            // It has ended between the question and the answer.
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
        folder.Delete(recursive: true);
    }
}
