using Orchestrix.Runs;

namespace Orchestrix.Benchmarks;

/// <summary>The trivial work that is measured: what a call costs beside it is ours.</summary>
static class Work
{
    [Flow("sums")] public static int Sum(int count) { var sum = 0; for (var i = 0; i < count; i++) sum = Add(sum, i); return sum; }

    [Task] public static int Add(int a, int b) => a + b;

    static readonly TrackedTask AddByHand = Tracked.Task("add by hand");

    static readonly TrackedFlow SumOfAll = Tracked.Flow("sums by hand");

    public static int SumByHand(int count) => SumOfAll.Call(count, static (count, token) =>
    {
        var sum = 0;
        for (var i = 0; i < count; i++) sum = AddByHand.Call((sum, i), static (input, _) => input.sum + input.i, token);
        return sum;
    });

    [Task] public static int Length(string text) => text.Length;

    [Flow("yields")] public static async Task<int> YieldMany(int count) { var sum = 0; for (var i = 0; i < count; i++) sum += await YieldOnce(i); return sum; }

    [Task] public static async Task<int> YieldOnce(int x) { await Task.Yield(); return x; }

    public static async Task<int> BareYieldMany(int count) { var sum = 0; for (var i = 0; i < count; i++) sum += await BareYieldOnce(i); return sum; }

    static async Task<int> BareYieldOnce(int x) { await Task.Yield(); return x; }

    /// <summary>Ten steps, as a person would write them: the flow of the comparison with Polly.</summary>
    [Flow("ten steps")]
    public static async Task<int> TenSteps(int x)
    {
        for (var i = 0; i < 10; i++) x = await Step(x);
        return x;
    }

    [Task] public static ValueTask<int> Step(int x) => new(x + 1);

    [Flow("ten guarded steps")]
    public static async Task<int> TenGuardedSteps(int x)
    {
        for (var i = 0; i < 10; i++) x = await GuardedStep(x);
        return x;
    }

    [Task(Retries = 3, TimeoutSeconds = 30)] public static ValueTask<int> GuardedStep(int x) => new(x + 1);

    /// <summary>A step, and then a question.</summary>
    [Flow("asks", Suspends = true)] public static async Task<int> Ask(int x) => await Step(x) + await Run.SuspendForAsync<int>("answer", description: "How much?");

    public static ValueTask<int> BareStep(int x) => new(x + 1);
}
