namespace Orchestrix.Log;

/// <summary>Something that happened and is kept. What it means is known to the concept that derives it, never to the log.</summary>
/// <remarks>
/// An entry may grow: a run is one entry that shows its transitions one after the other. Each <see cref="LogRecord"/> says which parts of its entry it
/// stands for; a part, once logged, never changes.
/// </remarks>
public abstract class LogEntry;
