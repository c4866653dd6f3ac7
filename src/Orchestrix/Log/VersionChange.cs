namespace Orchestrix.Log;

/// <summary>A version that is stored together with the entries of a <see cref="Batch"/>.</summary>
/// <param name="Key">What the version belongs to; opaque to the log.</param>
/// <param name="Version">The new version; 0 forgets the key.</param>
public readonly record struct VersionChange(string Key, long Version);
