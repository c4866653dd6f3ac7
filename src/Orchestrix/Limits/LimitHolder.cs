namespace Orchestrix.Limits;

/// <summary>Who holds slots of a limit.</summary>
/// <param name="Holder">The id of the run; empty for code outside of runs.</param>
/// <param name="Key">Of which set of slots; <see langword="null"/> for a limit that is one set.</param>
/// <param name="Slots">How many.</param>
/// <param name="Since">Since when, in UTC.</param>
public sealed record LimitHolder(Guid Holder, string? Key, int Slots, DateTimeOffset Since);
