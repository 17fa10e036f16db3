using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace App.Tests.Hosting;

/// <summary>Keeps what a host logs, from information upwards if nothing else is asked for.</summary>
public sealed class LinesLogged : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, LogLevel Level, string Text)> lines = new();

    /// <summary>Everything below is left out.</summary>
    public LogLevel Least { get; set; } = LogLevel.Information;

    /// <summary>All lines, with what was thrown.</summary>
    public IEnumerable<string> All => lines.Select(l => l.Text);

    public IEnumerable<string> Of(LogLevel level, string category = "") =>
        lines.Where(l => l.Level == level && l.Category.StartsWith(category, StringComparison.Ordinal)).Select(l => l.Text);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, LinesLogged log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= log.Least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log.lines.Enqueue((category, logLevel, log.Least < LogLevel.Information ? $"{formatter(state, exception)} {exception}" : formatter(state, exception)));
            }
        }
    }
}
