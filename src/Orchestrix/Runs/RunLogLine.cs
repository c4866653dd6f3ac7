using Microsoft.Extensions.Logging;
using Orchestrix.Log;

namespace Orchestrix.Runs;

/// <summary>A line that was logged inside of a run. Immutable.</summary>
public sealed class RunLogLine : LogEntry
{
    internal RunLogLine(Run run, DateTimeOffset time, LogLevel level, string category, string message, Exception? exception)
    {
        Run = run;
        Time = time;
        Level = level;
        Category = category;
        Message = message;
        Exception = exception;
    }

    /// <summary>The innermost run in which the line was logged.</summary>
    public Run Run { get; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The level.</summary>
    public LogLevel Level { get; }

    /// <summary>The logger's category.</summary>
    public string Category { get; }

    /// <summary>The text, with its values filled in.</summary>
    public string Message { get; }

    /// <summary>The logged exception, or <see langword="null"/>.</summary>
    public Exception? Exception { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Time:HH:mm:ss.fff} {Level} {Run.Name}: {Message}";
}
