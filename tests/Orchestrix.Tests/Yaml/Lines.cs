using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Orchestrix.Tests.Yaml;

/// <summary>Keeps what is logged.</summary>
sealed class Lines : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<string> all = [];

    public IReadOnlyCollection<string> All => all;

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => all.Enqueue(formatter(state, exception));

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Dispose()
    {
    }
}
