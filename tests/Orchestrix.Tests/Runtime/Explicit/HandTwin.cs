namespace Orchestrix.Tests.Runtime.Explicit;

/// <summary>The same by hand.</summary>
sealed class HandTwin : ITwin
{
    static readonly TrackedTask TrimTask = Tracked.Task("twin-trim");
    static readonly TrackedTask CheckTask = Tracked.Task(new TaskAttribute("twin-check") { Tags = ["twin"] });
    static readonly TrackedTask HalfTask = Tracked.Task("twin-half");
    static readonly TrackedTask TouchTask = Tracked.Task("twin-touch");
    static readonly TrackedTask FlakyTask = Tracked.Task(new TaskAttribute("twin-flaky") { Retries = 2, RetryDelaysSeconds = [1, 5], RunName = "flaky {input}!" });
    static readonly TrackedTask SlowTask = Tracked.Task(new TaskAttribute("twin-slow") { TimeoutSeconds = 2 });
    static readonly TrackedTask KeptTask = Tracked.Task(new TaskAttribute("twin-kept") { CacheBy = CacheBy.Inputs });
    static readonly TrackedTask KeyedTask = Tracked.Task(new TaskAttribute("twin-keyed") { Key = "key of {input}" });
    static readonly TrackedTask CountTask = Tracked.Task("twin-count");
    static readonly TrackedFlow SumFlow = Tracked.Flow(new FlowAttribute("twin-sum") { Retries = 1, RetryDelaySeconds = 3, RunName = "sum" });
    static readonly TrackedFlow DriftFlow = Tracked.Flow(new FlowAttribute("twin-drift") { Retries = 3, RunName = "drift" });
    static readonly TrackedFlow WaitFlow = Tracked.Flow(new FlowAttribute("twin-wait") { RunName = "wait for {input}" });
    static readonly TrackedTask PlanTask = Tracked.Task("twin-plan");

    public string Trim(string input) => TrimTask.Call(input, static (input, _) => input.Trim());

    public void Check(int input) => CheckTask.Call(input, static (input, _) => ArgumentOutOfRangeException.ThrowIfNegative(input));

    public Task<int> HalfAsync(int input) => HalfTask.CallAsync(input, static (input, _) => TwinBodies.HalfAsync(input));

    public Task TouchAsync() => TouchTask.CallAsync(static _ => TwinBodies.TouchAsync());

    public Task<int> FlakyAsync(int input, CancellationToken cancellationToken) => FlakyTask.CallAsync(input, TwinBodies.FlakyAsync, cancellationToken);

    public Task<int> SlowAsync(int input, CancellationToken cancellationToken) => SlowTask.CallAsync(input, TwinBodies.SlowAsync, cancellationToken);

    public string Kept(int input) => KeptTask.Call(input, static (input, _) => $"kept {input}");

    public string Keyed(object input) => KeyedTask.Call(input, static (input, _) => $"{input}");

    public IAsyncEnumerable<int> Count(int input) => CountTask.Stream(input, TwinBodies.Count);

    public Task<int> SumAsync(int[] input, CancellationToken cancellationToken) => SumFlow.CallAsync(input, (input, _) => TwinBodies.SumAsync(this, input), cancellationToken);

    public Task<int> DriftAsync(int input, CancellationToken cancellationToken) => DriftFlow.CallAsync(input, (input, _) => TwinBodies.DriftAsync(this, input), cancellationToken);

    public Task WaitAsync(int input, CancellationToken cancellationToken) => WaitFlow.CallAsync(input, static (_, token) => TwinBodies.WaitAsync(token), cancellationToken);

    public Task<string> PlanAsync((string City, int Days) input) => PlanTask.CallAsync(input, static (input, _) => Task.FromResult($"{input.Days} days in {input.City}"));
}
