namespace Orchestrix.Runtime.V1;

/// <summary>A limit that an attribute names.</summary>
/// <param name="Name">The limit's name.</param>
/// <param name="Slots">How many slots.</param>
/// <param name="Key">The parameter whose argument says which set of slots; <see langword="null"/> for one set.</param>
public sealed record TrackedLimit(string Name, int Slots, string? Key);
