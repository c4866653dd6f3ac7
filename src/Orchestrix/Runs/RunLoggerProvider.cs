using Microsoft.Extensions.Logging;

namespace Orchestrix.Runs;

/// <summary>Makes every line that is logged inside of a run, through any logger of the host, a line of that run too.</summary>
sealed class RunLoggerProvider : ILoggerProvider
{
    static readonly string[] OwnCategories = ["Orchestrix.Runs.", "Orchestrix.Events.", "Orchestrix.Automations.", "Orchestrix.Hosting."];

    public ILogger CreateLogger(string categoryName) => new Capture(categoryName);

    public void Dispose() { }

    sealed class Capture(string category) : ILogger
    {
        // Our own lines are either about the run already, or about the host.
        readonly bool isOwn = category == OrchestrixDiagnostics.RunLogCategory || OwnCategories.Any(own => category.StartsWith(own, StringComparison.Ordinal));

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => !isOwn && logLevel != LogLevel.None && Ambient.Run is not null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && Ambient.Run is { } run) RunLog.Keep(run, logLevel, category, formatter(state, exception), exception);
        }
    }
}
