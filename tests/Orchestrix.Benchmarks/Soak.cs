namespace Orchestrix.Benchmarks;

/// <summary>Ten million tracked calls: memory stays what it was after the first million.</summary>
static class Soak
{
    const int Millions = 10, Calls = 1_000_000, PerFlow = 10_000;
    const double MostGrowth = 1.10;

    /// <summary>Returns the exit code: 0 when memory stayed flat.</summary>
    public static int Run()
    {
        using BenchmarkHost host = new(o => o.AddAutomation("failures", When.FlowRun.Fails(), Then.Emit("noted", "thing.1")));
        using var scope = host.Host.EnterScope();
        long first = 0, last = 0;
        for (var million = 1; million <= Millions; million++)
        {
            for (var flow = 0; flow < Calls / PerFlow; flow++) Work.Sum(PerFlow);
            last = GC.GetTotalMemory(forceFullCollection: true);
            if (million == 1) first = last;
            Console.WriteLine($"{million} million calls: {last / 1024.0 / 1024:0.0} MB");
        }

        var isFlat = last <= first * MostGrowth;
        Console.WriteLine(isFlat ? "flat" : "grown");
        return isFlat ? 0 : 1;
    }
}
