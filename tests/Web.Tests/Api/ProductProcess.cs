using System.Diagnostics;

namespace DemocraticReview.Web.Tests.Api;

/// <summary>The built product as a process of its own, so that its peak of memory is its own.</summary>
internal sealed class ProductProcess : IDisposable
{
    private const string Listening = "Now listening on: ";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("review-product-");
    private Process process = null!;

    public Uri Address { get; private set; } = null!;

    public async Task StartAsync()
    {
        string[] args = [Running.Product.Program, $"--Data:Folder={folder.FullName}", $"--SetUp:Code={Works.SetUpCode}", "--urls=http://127.0.0.1:0"];

        // Without a limit the collector takes what the machine offers (its first generation grows with the processor's cache), and the peak would say nothing of the product.
        process = Process.Start(new ProcessStartInfo("dotnet", args) { RedirectStandardOutput = true, Environment = { ["DOTNET_GCHeapHardLimit"] = "0xC000000" } })!;
        var listens = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                listens.TrySetResult(line.Data[(at + Listening.Length)..].Trim());
            }
        };
        process.BeginOutputReadLine();
        Address = new Uri(await listens.Task.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    /// <summary>The most that stood in memory at once.</summary>
    public double PeakMegabytes() => Running.Product.PeakMegabytes(process.Id);

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Delete(recursive: true);
    }
}
