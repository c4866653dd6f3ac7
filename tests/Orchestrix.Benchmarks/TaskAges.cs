namespace Orchestrix.Benchmarks;

/// <summary>Whether a task call costs more the more calls came before it in its run.</summary>
static class TaskAges
{
    const int Runs = 50, Hundred = 100, Total = 10_000;

    public static (double Late, double Early) Measure(BenchmarkHost host)
    {
        using var scope = host.Host.EnterScope();
        double early = 0, late = 0;
        for (var i = 0; i < Runs; i++)
        {
            var (first, last) = LongRun();
            early += first;
            late += last;
        }

        return (late / Runs, early / Runs);
    }

    [Flow("long run")]
    static (double First, double Last) LongRun()
    {
        // The first calls after a switch of runs find cold caches, whatever run they belong to.
        Add(Hundred);
        var first = Meter.Nanoseconds(Hundred, () => Add(Hundred));
        Add(Total - (3 * Hundred));
        var last = Meter.Nanoseconds(Hundred, () => Add(Hundred));
        return (first, last);
    }

    static void Add(int count)
    {
        for (var i = 0; i < count; i++) Work.Add(i, i);
    }
}
