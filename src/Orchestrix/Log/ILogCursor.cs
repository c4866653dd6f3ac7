namespace Orchestrix.Log;

/// <summary>A reader's own place in the log. Used by one thread at a time, except for the properties.</summary>
public interface ILogCursor : IDisposable
{
    /// <summary>The position of the last record read; records after it are still unread.</summary>
    long Position { get; }

    /// <summary>How many records were dropped by the store before this cursor came to them. Stays 0 for cursors that hold publishers.</summary>
    long Missed { get; }

    /// <summary>Whether the log was completed and everything has been read.</summary>
    bool IsCompleted { get; }

    /// <summary>Reads what is there, without waiting.</summary>
    /// <param name="records">Takes the next records.</param>
    /// <returns>How many were read. After 0, <see cref="CursorOptions.Wake"/> is called when there is more, or the log has come to its end.</returns>
    int Read(Span<LogRecord> records);
}
