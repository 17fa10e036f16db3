using System.Diagnostics;
using App.Tests.Hosting;
using DemocraticReview.Running;

namespace DemocraticReview.Storm.Tests;

/// <summary>The built product as one of several processes on one database, with one key folder.</summary>
internal sealed class Node(TestDatabase database, string folder, FlowEngine engine) : IDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly List<string> lines = [];
    private Process? process;
    private int port;

    public Uri Address => new($"http://127.0.0.1:{port}/");

    /// <summary>What stands on its console.</summary>
    public string Said
    {
        get
        {
            lock (lines)
            {
                return string.Join('\n', lines);
            }
        }
    }

    /// <summary>Starts it, on the port it had before, until it listens.</summary>
    public async Task StartAsync()
    {
        string[] settings =
        [
            $"--Database:Provider={database.Provider}", $"--Database:Connection={database.Connection}", $"--Engine:Flow={engine.Offer.Name}", $"--SetUp:Code={ReviewHost.SetUp}",
            $"--Data:Folder={folder}", $"--urls=http://127.0.0.1:{port}", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
        ];
        process = Process.Start(new ProcessStartInfo("dotnet", [Product.Program, .. settings]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

        // Not on the thread that reads its output: whoever gives it up there would wait for that thread's own end.
        var listens = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Hear(line.Data, listens);
        process.ErrorDataReceived += (_, line) => Hear(line.Data ?? "", listens);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        (await listens.Task.WaitAsync(Patience)).ShouldBeTrue($"it has ended at its start: {Said}");
    }

    /// <summary>Whether it has ended by itself: one that is killed is given up first.</summary>
    public bool HasEnded => process is { } seen && seen.HasExited && seen == process;

    /// <summary>SIGKILL: no handler, no finally, no flushed buffer survives it.</summary>
    public async Task KillAsync()
    {
        using var killed = process!;
        process = null;
        killed.Kill();
        await killed.WaitForExitAsync();
    }

    public void Dispose()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
    }

    // The port that the first start has found free stays: a client goes on where it was.
    private void Hear(string? line, TaskCompletionSource<bool> listens)
    {
        if (line is null)
        {
            listens.TrySetResult(false);
            return;
        }

        lock (lines)
        {
            lines.Add(line);
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
        {
            port = new Uri(line[(at + Listening.Length)..]).Port;
            listens.TrySetResult(true);
        }
    }
}
