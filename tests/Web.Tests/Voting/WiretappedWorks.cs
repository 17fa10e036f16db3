using System.Collections.Concurrent;
using System.Text;
using DemocraticReview.Web.Tests.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DemocraticReview.Web.Tests.Voting;

/// <summary>A works whose every log line, at the most talkative level, and every request and answer with headers and body are in somebody's hands.</summary>
public sealed class WiretappedWorks : Works, ILoggerProvider, ILogger, IStartupFilter
{
    private readonly ConcurrentQueue<string> heard = new();

    /// <summary>What has been heard since the last time this was asked.</summary>
    public IReadOnlyList<string> Heard()
    {
        var all = new List<string>();
        while (heard.TryDequeue(out var text))
        {
            all.Add(text);
        }

        return all;
    }

    /// <summary>As if a part of the product had said it.</summary>
    public void Overhear(string line) => heard.Enqueue(line);

    /// <summary>The database as it lies on disk, with its write-ahead log and the pages that are free by now.</summary>
    public byte[] Files() => [.. Directory.GetFiles(DataFolder, "*.db*").SelectMany(ReadShared)];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        heard.Enqueue($"{formatter(state, exception)} {exception}");

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(ListenAsync);
        next(app);
    };

    public void Dispose()
    {
    }

    protected override void Configure(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IStartupFilter>(this);
        builder.Logging.ClearProviders().AddProvider(this);
        builder.Services.Configure<LoggerFilterOptions>(o =>
        {
            o.Rules.Clear();
            o.MinLevel = LogLevel.Trace;
        });
    }

    private async Task ListenAsync(HttpContext http, Func<Task> next)
    {
        http.Request.EnableBuffering();
        var asked = await ReadAsync(http.Request.Body);
        http.Request.Body.Position = 0;
        var wire = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        try
        {
            await next();
        }
        finally
        {
            http.Response.Body = wire;
            answer.Position = 0;
            var said = await ReadAsync(answer);
            heard.Enqueue($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n{Lines(http.Request.Headers)}\n{asked}\n{http.Response.StatusCode}\n{Lines(http.Response.Headers)}\n{said}");
            answer.Position = 0;
            await answer.CopyToAsync(wire);
        }
    }

    private static string Lines(IHeaderDictionary headers) => string.Join('\n', headers.Select(h => $"{h.Key}: {h.Value}"));

    private static async Task<string> ReadAsync(Stream body)
    {
        using var reader = new StreamReader(body, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
