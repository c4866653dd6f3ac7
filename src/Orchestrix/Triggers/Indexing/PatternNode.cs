using Orchestrix.Events;

namespace Orchestrix.Triggers.Indexing;

/// <summary>The rules that listen to the names that a pattern accepts.</summary>
/// <param name="pattern">The pattern; null for every name.</param>
sealed class PatternNode(EventNamePattern? pattern)
{
    public IndexNode Node { get; } = new();

    public bool Accepts(Symbol name) => pattern?.Accepts(name) ?? true;
}
