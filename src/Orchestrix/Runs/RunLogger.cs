using Microsoft.Extensions.Logging;

namespace Orchestrix.Runs;

/// <summary>The logger of one run: its lines are kept with the run, and go on to the host's logging.</summary>
sealed class RunLogger(Run run) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => run.Engine.RunLogger.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        RunLog.Keep(run, logLevel, OrchestrixDiagnostics.RunLogCategory, formatter(state, exception), exception);
        if (!run.Engine.RunLogger.IsEnabled(logLevel)) return;
        using var scope = run.Engine.RunLogger.BeginScope(new RunLogScope(run));
        run.Engine.RunLogger.Log(logLevel, eventId, state, exception, formatter);
    }
}
