using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Script.Tests.Pages;

/// <summary>Pages/server.ts, running in node until it is disposed.</summary>
internal sealed class ScriptServer : IAsyncDisposable
{
    private readonly Process _node;
    private readonly HttpClient _http;

    private ScriptServer(Process node, Uri address) => (_node, Address, _http) = (node, address, new HttpClient { BaseAddress = address });

    public Uri Address { get; }

    public static async Task<ScriptServer> StartAsync()
    {
        var node = Process.Start(new ProcessStartInfo(Tool.Find("node")!, ["run.mjs", "Pages/server.ts"]) { WorkingDirectory = Tool.Here, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var longest = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await node.StandardOutput.ReadLineAsync(longest.Token) is { } line)
        {
            if (Regex.Match(line, @"^listening (\d+)$") is { Success: true } found)
            {
                return new ScriptServer(node, new Uri($"http://127.0.0.1:{found.Groups[1].Value}"));
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>Moves the meeting on, or tells the server to lie.</summary>
    public async Task<JsonElement> StepAsync(string what, string to, object? more = null)
    {
        var answer = await _http.PostAsJsonAsync($"/test/{what}", more ?? new { to });
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonElement.Parse(text);
    }

    public async ValueTask DisposeAsync()
    {
        // Its end of input is the server's end.
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
        _http.Dispose();
    }
}
