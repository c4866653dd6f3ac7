using Orchestrix.Limits;

namespace Orchestrix.Runs.Caching;

/// <summary>The turn of one run at a result: it is either known, or this run alone computes it.</summary>
sealed class ResultTurn(CachedResult? known, SlotLease turn) : IDisposable
{
    public CachedResult? Known => known;

    public void Dispose() => turn.Dispose();
}
