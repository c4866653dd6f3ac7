namespace Orchestrix.Limits;

/// <summary>Slots of one limit that are asked for.</summary>
/// <param name="Limit">The limit, as it is defined now.</param>
/// <param name="Key">Which of the limit's sets of slots; <see langword="null"/> for a limit that is one set.</param>
/// <param name="Slots">How many.</param>
public readonly record struct SlotClaim(LimitDefinition Limit, string? Key, int Slots)
{
    internal (string Limit, string? Key) Line => (Limit.Name, Key);
}
