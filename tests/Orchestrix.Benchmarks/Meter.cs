namespace Orchestrix.Benchmarks;

/// <summary>Time and bytes of one operation, averaged over many.</summary>
static class Meter
{
    // Once before, so that nobody pays for what other rows left in heap and caches.
    public static double Nanoseconds(int operations, Action work)
    {
        work();
        var start = TimeProvider.System.GetTimestamp();
        work();
        return TimeProvider.System.GetElapsedTime(start).TotalNanoseconds / operations;
    }

    /// <summary>Bytes that any thread allocated.</summary>
    public static double Bytes(int operations, Action work)
    {
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        work();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)operations;
    }
}
