namespace Orchestrix.Benchmarks;

/// <summary>Times what cannot be done twice, since its events and windows are used up.</summary>
static class Stopwatching
{
    public static double Nanoseconds(int operations, Action work)
    {
        var start = TimeProvider.System.GetTimestamp();
        work();
        return TimeProvider.System.GetElapsedTime(start).TotalNanoseconds / operations;
    }
}
