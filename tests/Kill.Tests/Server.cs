using System.Diagnostics;
using DemocraticReview.Running;
using KillSwitch;

namespace DemocraticReview.Kill.Tests;

/// <summary>The built product as a process of its own, on a data folder that outlives it.</summary>
internal sealed class Server : IDisposable
{
    private const int KilledBySignal = 128 + 9;
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("review-kill-");
    private Process? process;
    private int port;
    private int starts;

    public Server()
    {
        Orders = new Orders(folder.CreateSubdirectory("orders").FullName) { Step = "start" };
        Data = folder.CreateSubdirectory("data").FullName;

        var workflows = folder.CreateSubdirectory("workflows").FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Path.GetDirectoryName(Product.Program)!, "workflows"), "*.json"))
        {
            File.Copy(file, Path.Combine(workflows, Path.GetFileName(file)));
        }

        // A procedure without a draw beside the shipped ones: made of one of these, under another name.
        var drawn = File.ReadAllText(Path.Combine(workflows, "joint-wage-review.json")).Replace("joint-wage-review", AllWages, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(workflows, $"{AllWages}.json"), drawn.Replace("\"Drawn\"", "\"AllMembers\"", StringComparison.Ordinal));

        // The same key in every run: what is derived from it can then be compared to the letter.
        var keys = Directory.CreateDirectory(Path.Combine(Data, "keys"));
        File.WriteAllBytes(Path.Combine(keys.FullName, "links.key"), [.. Enumerable.Range(1, 32).Select(i => (byte)i)]);
    }

    public const string SetUpCode = "kill-tests";

    /// <summary>Definition of a joint wage review in which every worker of the pool sits.</summary>
    public const string AllWages = "all-wages";

    public Orders Orders { get; }

    public string Data { get; }

    public Uri Address => new($"http://127.0.0.1:{port}/");

    /// <summary>Starts it, until it listens or is dead. Either wake port dies at some moment: they take turns.</summary>
    public async Task StartAsync()
    {
        var wake = ++starts % 2 == 0 ? "hangfire" : "loop";
        var start = new ProcessStartInfo("dotnet", [Product.Program, $"--Data:Folder={Data}", $"--Workflows:Folder={Path.Combine(folder.FullName, "workflows")}", $"--SetUp:Code={SetUpCode}", $"--Engine:Wake={wake}", $"--urls=http://127.0.0.1:{port}"])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_STARTUP_HOOKS"] = Product.Built("KillSwitch"),
                ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = "KillSwitch",
                [Orders.Variable] = Path.Combine(folder.FullName, "orders"),

                // It lives for seconds, and a hundred times: it does not collect what dies with it, writes its code where it runs, and makes none of it better.
                ["DOTNET_GCgen0size"] = "0x8000000",
                ["DOTNET_EnableWriteXorExecute"] = "0",
                ["DOTNET_TC_CallCounting"] = "0",
            },
        };
        process = Process.Start(start)!;
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Hear(line.Data, listens);
        process.BeginOutputReadLine();
        await listens.Task.WaitAsync(Patience);
    }

    /// <summary>Waits until it has died by its own switch.</summary>
    public async Task DiedAsync()
    {
        await process!.WaitForExitAsync().WaitAsync(Patience);
        process.ExitCode.ShouldBe(KilledBySignal, "the process ends by SIGKILL and by nothing else");
        process.Dispose();
        process = null;
    }

    /// <summary>A power cut: nothing is shut down in order.</summary>
    public async Task StopAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        process = null;
    }

    public void Dispose()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
        folder.Delete(recursive: true);
    }

    // The port that the first start has found free stays: a client goes on where it was.
    private void Hear(string? line, TaskCompletionSource listens)
    {
        if (line is not null && line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
        {
            port = new Uri(line[(at + Listening.Length)..]).Port;
            listens.TrySetResult();
        }
        else if (line is null)
        {
            listens.TrySetResult();
        }
    }
}
