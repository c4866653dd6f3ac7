namespace Orchestrix.Tests.Runtime.Explicit;

/// <summary>The same flows and tasks, once as marked methods and once by hand. What a host sees of the two must be the same.</summary>
public interface ITwin
{
    string Trim(string input);

    void Check(int input);

    Task<int> HalfAsync(int input);

    Task TouchAsync();

    /// <summary>Fails in its first two attempts.</summary>
    Task<int> FlakyAsync(int input, CancellationToken cancellationToken);

    /// <summary>Waits for longer than it may.</summary>
    Task<int> SlowAsync(int input, CancellationToken cancellationToken);

    string Kept(int input);

    string Keyed(object input);

    IAsyncEnumerable<int> Count(int input);

    /// <summary>Halves each number, and fails once after that.</summary>
    Task<int> SumAsync(int[] input, CancellationToken cancellationToken);

    /// <summary>Halves another number in its second attempt.</summary>
    Task<int> DriftAsync(int input, CancellationToken cancellationToken);

    Task WaitAsync(int input, CancellationToken cancellationToken);

    Task<string> PlanAsync((string City, int Days) input);
}
