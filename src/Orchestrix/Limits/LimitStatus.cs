namespace Orchestrix.Limits;

/// <summary>A limit as it stands at one moment.</summary>
/// <param name="Definition">The limit.</param>
/// <param name="Holders">Who holds slots, whoever came first being first.</param>
/// <param name="Waiting">How many wait here for slots of it.</param>
/// <param name="Denied">How many were sent away here without slots since the start: their time ran out, or the limit refused them.</param>
public sealed record LimitStatus(LimitDefinition Definition, IReadOnlyList<LimitHolder> Holders, int Waiting, long Denied)
{
    /// <summary>How many slots are held, of all keys together.</summary>
    public int Occupied => Holders.Sum(h => h.Slots);
}
