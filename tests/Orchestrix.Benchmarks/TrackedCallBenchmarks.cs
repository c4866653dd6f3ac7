using BenchmarkDotNet.Attributes;

namespace Orchestrix.Benchmarks;

/// <summary>What a tracked call costs, to study; the rows of "ratios" judge.</summary>
[MemoryDiagnoser]
public class TrackedCallBenchmarks
{
    BenchmarkHost? host;
    IDisposable? scope;

    [GlobalSetup(Target = nameof(Tracked))]
    public void Start()
    {
        host = new BenchmarkHost();
        scope = host.Host.EnterScope();
    }

    [GlobalCleanup]
    public void Stop()
    {
        scope?.Dispose();
        host?.Dispose();
    }

    [Benchmark(Baseline = true)]
    public int WithoutHost() => Work.Add(1, 2);

    [Benchmark]
    public int Tracked() => Work.Add(1, 2);
}
