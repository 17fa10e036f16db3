using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace App.Tests.Hosting;

/// <summary>Keeps what a host logs from information upwards.</summary>
public sealed class LinesLogged : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, LogLevel Level, string Text)> lines = new();

    public IEnumerable<string> Of(LogLevel level, string category = "") =>
        lines.Where(l => l.Level == level && l.Category.StartsWith(category, StringComparison.Ordinal)).Select(l => l.Text);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<(string Category, LogLevel Level, string Text)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lines.Enqueue((category, logLevel, formatter(state, exception)));
            }
        }
    }
}
