using System.Diagnostics;
using Orchestrix.Runs;
using Orchestrix.Runs.Futures;

namespace Orchestrix.Runtime.V1;

/// <summary>Where the generated forms of submitting arrive. Each takes a lambda that makes one intercepted call, and so means what <c>Run.Submit</c> and <c>Run.Map</c> mean.</summary>
[StackTraceHidden]
public static class TrackedSubmissions
{
    /// <summary>Submits a call that returns nothing.</summary>
    /// <param name="call">Makes the call, once its arguments are known.</param>
    /// <param name="after">What has to end before; <see langword="null"/> for nothing.</param>
    /// <param name="inputs">The futures that arguments come from; <see langword="null"/> for each argument that is known.</param>
    /// <returns>The future of the call.</returns>
    public static RunFuture Submit(Action call, IEnumerable<RunFuture>? after, params ReadOnlySpan<RunFuture?> inputs) => Submit<Nothing>(call, after, inputs);

    /// <summary>Submits a call that returns a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="call">Makes the call, once its arguments are known.</param>
    /// <param name="after">What has to end before; <see langword="null"/> for nothing.</param>
    /// <param name="inputs">The futures that arguments come from; <see langword="null"/> for each argument that is known.</param>
    /// <returns>The future of the call.</returns>
    public static RunFuture<T> Submit<T>(Action call, IEnumerable<RunFuture>? after, params ReadOnlySpan<RunFuture?> inputs)
    {
        List<RunFuture>? data = null;
        foreach (var input in inputs)
            if (input is not null) (data ??= []).Add(input);
        return data is null ? Submissions.Submit<T>(call, after) : Submissions.Submit<T>([.. data], call, after);
    }

    /// <summary>Submits calls that return nothing, side by side.</summary>
    /// <param name="call">Makes the call at a place, once its arguments are known.</param>
    /// <param name="after">What has to end before; <see langword="null"/> for nothing.</param>
    /// <param name="arguments">What the calls are given, in the order of the parameters.</param>
    /// <returns>The futures of the calls.</returns>
    /// <exception cref="ArgumentException">Sequences have different lengths, or there is no sequence.</exception>
    public static RunFutures Map(Action<int> call, IEnumerable<RunFuture>? after, params ReadOnlySpan<MappedArgument> arguments) => Map<Nothing>(call, after, arguments).WithoutValues();

    /// <summary>Submits calls that return a value, side by side.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="call">Makes the call at a place, once its arguments are known.</param>
    /// <param name="after">What has to end before; <see langword="null"/> for nothing.</param>
    /// <param name="arguments">What the calls are given, in the order of the parameters.</param>
    /// <returns>The futures of the calls.</returns>
    /// <exception cref="ArgumentException">Sequences have different lengths, or there is no sequence.</exception>
    public static RunFutures<T> Map<T>(Action<int> call, IEnumerable<RunFuture>? after, params ReadOnlySpan<MappedArgument> arguments)
    {
        var count = CountOf(arguments);
        List<Func<int, RunFuture?>> data = [];
        foreach (var argument in arguments)
            if (argument.FutureAt is { } futureAt) data.Add(futureAt);
        return data.Count == 0
            ? Submissions.Map<T>(count, call, after)
            : Submissions.Map<T>(count, place => [.. data.Select(futureAt => futureAt(place)!)], call, after);
    }

    /// <summary>The argument of a submitted call.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="argument">A value or a future.</param>
    /// <param name="whenMissing">The parameter's default.</param>
    /// <returns>The value.</returns>
    public static T Value<T>(ValueOrFuture<T> argument, T whenMissing) => argument.ValueOr(whenMissing);

    /// <summary>The argument of the mapped call at a place.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="arguments">Values or futures.</param>
    /// <param name="place">The place.</param>
    /// <param name="whenMissing">The parameter's default.</param>
    /// <returns>The value.</returns>
    public static T Value<T>(ValuesOrFutures<T> arguments, int place, T whenMissing) => arguments.ValueAt(place, whenMissing);

    static int CountOf(ReadOnlySpan<MappedArgument> arguments)
    {
        List<(string Name, int Count)> sequences = [];
        foreach (var argument in arguments)
            if (argument.Count is { } count) sequences.Add((argument.Name, count));
        if (sequences.Count == 0)
            throw new ArgumentException("Mapping makes a call for each element of a sequence, but every argument is one value for all. Give it a sequence, or submit the one call.");
        Elements.ThrowIfUneven([.. sequences]);
        return sequences[0].Count;
    }
}
