using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DemocraticReview.Web.Tests.Pages;

/// <summary>A works that logs all that its parts have to tell, and keeps the lines in which a credential or a ballot could stand.</summary>
public sealed partial class TalkativeWorks : Works
{
    /// <summary>Lines with a long number, a payload's field, or an act of a judge with what was in it.</summary>
    public Lines Telling { get; } = new();

    protected override void Configure(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddProvider(Telling);
        builder.Services.Configure<LoggerFilterOptions>(o =>
        {
            o.Rules.Clear();
            o.MinLevel = LogLevel.Trace;
        });
    }

    public sealed partial class Lines : ILoggerProvider, ILogger
    {
        private readonly List<string> found = [];
        private readonly Lock turn = new();

        public int All { get; private set; }

        public IReadOnlyList<string> Found
        {
            get
            {
                lock (turn)
                {
                    return [.. found];
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{formatter(state, exception)} {exception}";
            lock (turn)
            {
                All++;
                if (Telltale().IsMatch(line))
                {
                    found.Add(line);
                }
            }
        }

        public void Dispose()
        {
        }

        [GeneratedRegex("[0-9]{60,}|election_uuid|individual_proofs|\"credential\"|Credential = [0-9]")]
        private static partial Regex Telltale();
    }
}
