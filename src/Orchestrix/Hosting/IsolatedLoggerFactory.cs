using Microsoft.Extensions.Logging;
using Orchestrix.Runs;

namespace Orchestrix.Hosting;

/// <summary>Makes loggers whose providers may throw: what Orchestrix says about itself must not fail what it does.</summary>
sealed class IsolatedLoggerFactory(ILoggerFactory inner, RunCounters counters) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new IsolatedLogger(inner.CreateLogger(categoryName), counters);

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() { } // the application owns the factory

    sealed class IsolatedLogger(ILogger logger, RunCounters counters) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => logger.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            try
            {
                logger.Log(logLevel, eventId, state, exception, formatter);
            }
            catch (Exception fault) // a user's provider: there is nowhere left to log it
            {
                counters.LoggerFaulted(fault);
            }
        }
    }
}
