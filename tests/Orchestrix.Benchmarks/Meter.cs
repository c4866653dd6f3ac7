namespace Orchestrix.Benchmarks;

/// <summary>Time and bytes of one operation, averaged over many.</summary>
static class Meter
{
    public static double Nanoseconds(int operations, Action work)
    {
        var start = TimeProvider.System.GetTimestamp();
        work();
        return TimeProvider.System.GetElapsedTime(start).TotalNanoseconds / operations;
    }

    /// <summary>Bytes that any thread allocated. Collects first, so that only what the work itself does counts.</summary>
    public static double Bytes(int operations, Action work)
    {
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        work();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)operations;
    }
}
