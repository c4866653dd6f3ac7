using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Orchestrix.Tests.Runtime.Explicit;

/// <summary>What both twins do.</summary>
static class TwinBodies
{
    /// <summary>The clock of the test: no argument, so that both twins have the same ones.</summary>
    public static readonly AsyncLocal<TimeProvider> Time = new();

    public static int Half(int input) => input % 2 == 0 ? input / 2 : throw new ArgumentException($"{input} is odd");

    public static async Task<int> HalfAsync(int input)
    {
        await Task.Yield();
        RunContext.Current.Logger.LogInformation("Halving {Input}", input);
        return Half(input);
    }

    public static async Task TouchAsync() => await Task.Yield();

    public static async Task<int> FlakyAsync(int input, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return RunContext.Current.Run!.RunCount < 3 ? throw new TimeoutException($"attempt {RunContext.Current.Run.RunCount}") : input;
    }

    public static async Task<int> SlowAsync(int input, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMinutes(1), Time.Value!, cancellationToken);
        return input;
    }

    public static async IAsyncEnumerable<int> Count(int input, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var n = 0; n < input; n++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return n;
        }
    }

    public static async Task<int> SumAsync(ITwin twin, int[] input)
    {
        var sum = 0;
        foreach (var number in input) sum += await twin.HalfAsync(number);
        return RunContext.Current.Run!.RunCount == 1 ? throw new InvalidOperationException("once") : sum;
    }

    public static async Task<int> DriftAsync(ITwin twin, int input)
    {
        await twin.HalfAsync(input + (2 * RunContext.Current.Run!.RunCount));
        throw new InvalidOperationException("again");
    }

    public static Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, Time.Value!, cancellationToken);
}
