namespace Orchestrix.Tests.Runtime.Explicit;

/// <summary>Marked methods, called directly.</summary>
sealed class MarkedTwin : ITwin
{
    public string Trim(string input) => Marked.Trim(input);

    public void Check(int input) => Marked.Check(input);

    public Task<int> HalfAsync(int input) => Marked.Half(input);

    public Task TouchAsync() => Marked.Touch();

    public Task<int> FlakyAsync(int input, CancellationToken cancellationToken) => Marked.Flaky(input, cancellationToken);

    public Task<int> SlowAsync(int input, CancellationToken cancellationToken) => Marked.Slow(input, cancellationToken);

    public string Kept(int input) => Marked.Kept(input);

    public string Keyed(object input) => Marked.Keyed(input);

    public IAsyncEnumerable<int> Count(int input) => Marked.Count(input);

    public Task<int> SumAsync(int[] input, CancellationToken cancellationToken) => Marked.Sum(input, cancellationToken);

    public Task<int> DriftAsync(int input, CancellationToken cancellationToken) => Marked.Drift(input, cancellationToken);

    public Task WaitAsync(int input, CancellationToken cancellationToken) => Marked.Wait(input, cancellationToken);

    public Task<string> PlanAsync((string City, int Days) input) => Marked.Plan(input);

    static class Marked
    {
        static readonly MarkedTwin Twin = new();

        [Task("twin-trim")] public static string Trim(string input) => input.Trim();

        [Task("twin-check", Tags = ["twin"])] public static void Check(int input) => ArgumentOutOfRangeException.ThrowIfNegative(input);

        [Task("twin-half")] public static Task<int> Half(int input) => TwinBodies.HalfAsync(input);

        [Task("twin-touch")] public static Task Touch() => TwinBodies.TouchAsync();

        [Task("twin-flaky", Retries = 2, RetryDelaysSeconds = [1, 5], RunName = "flaky {input}!")]
        public static Task<int> Flaky(int input, CancellationToken cancellationToken) => TwinBodies.FlakyAsync(input, cancellationToken);

        [Task("twin-slow", TimeoutSeconds = 2)] public static Task<int> Slow(int input, CancellationToken cancellationToken) => TwinBodies.SlowAsync(input, cancellationToken);

        [Task("twin-kept", CacheBy = CacheBy.Inputs)] public static string Kept(int input) => $"kept {input}";

        [Task("twin-keyed", Key = "key of {input}")] public static string Keyed(object input) => $"{input}";

        [Task("twin-count")] public static IAsyncEnumerable<int> Count(int input, CancellationToken cancellationToken = default) => TwinBodies.Count(input, cancellationToken);

        [Flow("twin-sum", Retries = 1, RetryDelaySeconds = 3, RunName = "sum")]
        public static Task<int> Sum(int[] input, CancellationToken cancellationToken) => TwinBodies.SumAsync(Twin, input);

        [Flow("twin-drift", Retries = 3, RunName = "drift")]
        public static Task<int> Drift(int input, CancellationToken cancellationToken) => TwinBodies.DriftAsync(Twin, input);

        [Flow("twin-wait", RunName = "wait for {input}")] public static Task Wait(int input, CancellationToken cancellationToken) => TwinBodies.WaitAsync(cancellationToken);

        [Task("twin-plan")] public static Task<string> Plan((string City, int Days) input) => Task.FromResult($"{input.Days} days in {input.City}");
    }
}
