namespace Orchestrix.Log;

/// <summary>A version that a key must have for a <see cref="Batch"/> to be stored.</summary>
/// <param name="Key">What the version belongs to; opaque to the log.</param>
/// <param name="Version">The expected version; 0 for a key that was never set.</param>
public readonly record struct Precondition(string Key, long Version);
