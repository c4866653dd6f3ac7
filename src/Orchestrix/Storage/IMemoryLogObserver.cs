using Orchestrix.Log;

namespace Orchestrix.Storage;

/// <summary>Sees each entry as it is stored, to keep what is looked up by other things than its position.</summary>
interface IMemoryLogObserver
{
    /// <summary>An entry was stored. Called under the log's lock, in the log's order: must be quick.</summary>
    void Stored(LogEntry entry, int firstPart, int parts);
}
