namespace Orchestrix.Log;

/// <summary>An entry of a <see cref="Batch"/>.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="FirstPart">The first part of it that is shown.</param>
/// <param name="Parts">How many parts are shown.</param>
public readonly record struct BatchItem(LogEntry Entry, int FirstPart, int Parts);
