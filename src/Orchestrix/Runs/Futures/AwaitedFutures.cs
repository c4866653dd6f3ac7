namespace Orchestrix.Runs.Futures;

/// <summary>The futures that the code of a run waits for. Those that have ended are forgotten now and then. Guarded by whoever has it.</summary>
sealed class AwaitedFutures
{
    const int Few = 16;

    readonly List<RunFuture> futures = [];
    int most = Few;

    public IReadOnlyList<RunFuture> Futures => futures;

    public void Add(ReadOnlySpan<RunFuture> more)
    {
        if (futures.Count + more.Length > most)
        {
            futures.RemoveAll(static f => f.HasEnded);
            most = Math.Max(Few, 2 * (futures.Count + more.Length));
        }

        futures.AddRange(more);
    }

    public void Remove(RunFuture future)
    {
        var at = futures.LastIndexOf(future);
        if (at >= 0) futures.RemoveAt(at);
    }

    public bool Contains(Run run) => futures.Exists(f => ReferenceEquals(f.Run, run) && !f.HasEnded);
}
