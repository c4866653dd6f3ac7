using BenchmarkDotNet.Running;
using Orchestrix.Benchmarks;

// "ratios" judges: each row beside a peer or a limit, in interleaved rounds of this one process. Anything else is for BenchmarkDotNet, to study.
if (args is ["ratios", .. var prefixes])
{
    RatioRunner.Run(RatioRows.Groups, prefixes);
    return 0;
}

// "soak": ten million calls in flat memory.
if (args is ["soak"]) return Soak.Run();

BenchmarkSwitcher.FromAssembly(typeof(TrackedCallBenchmarks).Assembly).Run(args);
return 0;
