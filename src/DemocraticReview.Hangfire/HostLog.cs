using Hangfire.AspNetCore;
using Hangfire.Logging;
using Microsoft.Extensions.Logging;

namespace DemocraticReview.Hangfire;

/// <summary>Hangfire's one static log, written to a host's own; silent once that host is gone, since the static outlives it.</summary>
internal sealed class HostLog(ILoggerFactory logs) : ILogProvider
{
    private readonly AspNetCoreLogProvider host = new(logs);

    public ILog GetLogger(string name)
    {
        try
        {
            return host.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Silence();
        }
    }

    private sealed class Silence : ILog
    {
        public bool Log(global::Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
