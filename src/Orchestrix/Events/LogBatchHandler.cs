using Orchestrix.Log;

namespace Orchestrix.Events;

/// <summary>Takes records in order. Must not throw, and must not keep the span.</summary>
delegate void LogBatchHandler(ReadOnlySpan<LogRecord> records);
