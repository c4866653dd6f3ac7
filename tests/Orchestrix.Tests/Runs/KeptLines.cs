using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Orchestrix.Tests.Runs;

/// <summary>Keeps what is logged, whoever logs it.</summary>
sealed class KeptLines : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<(LogLevel Level, EventId Id, string Message)> lines = new();

    public IReadOnlyList<(LogLevel Level, EventId Id, string Message)> All => [.. lines];

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue((logLevel, eventId, formatter(state, exception)));

    public void Dispose() { }
}
