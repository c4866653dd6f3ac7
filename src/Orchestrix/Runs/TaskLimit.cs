namespace Orchestrix.Runs;

/// <summary>Slots that each attempt of a task holds while its body executes.</summary>
/// <param name="Name">The limit's name.</param>
/// <param name="Slots">How many; at least 1.</param>
/// <param name="Key">
/// The name of the parameter whose argument says which set of slots, so that each value has slots of its own; <see langword="null"/>: all calls share one set.
/// The argument is a text, number, id or time.
/// </param>
public sealed record TaskLimit(string Name, int Slots = 1, string? Key = null);
