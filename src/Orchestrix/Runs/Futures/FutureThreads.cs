namespace Orchestrix.Runs.Futures;

/// <summary>Hands work to the pool.</summary>
static class FutureThreads
{
    public static void Queue(IThreadPoolWorkItem item, RunEngine? engine) =>
        ThreadPool.UnsafeQueueUserWorkItem(engine?.Probe is { } probe ? probe.Accompany(item) : item, preferLocal: false);
}
