using System.Diagnostics.CodeAnalysis;
using Orchestrix.Runs.Futures;

namespace Orchestrix;

/// <summary>
/// The arguments of mapped calls for one parameter: a sequence of values, the futures of other calls, or one value or future that is the same for all calls.
/// Arrays, lists, <see cref="RunFutures{T}"/>, a <see cref="RunFuture{T}"/> and a single value convert to it by themselves.
/// </summary>
/// <typeparam name="T">The parameter's type.</typeparam>
/// <remarks>The language converts no interface by itself: write <c>ValuesOrFutures.Each(sequence)</c> or <c>ValuesOrFutures.Same(value)</c> where another argument is a future.</remarks>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "ValuesOrFutures has the alternates.")]
public readonly struct ValuesOrFutures<T>
{
    readonly ValueOrFuture<T> same;
    readonly IReadOnlyList<T>? values;
    readonly IReadOnlyList<RunFuture<T>>? futures;

    internal ValuesOrFutures(ValueOrFuture<T> same) => this.same = same;

    internal ValuesOrFutures(IEnumerable<T> values) => this.values = Elements.Of(values);

    internal ValuesOrFutures(IEnumerable<RunFuture<T>> futures)
    {
        this.futures = Elements.Of(futures);
        if (this.futures.Contains(null!)) throw new ArgumentException("There is no future at one of the places.", nameof(futures));
    }

    /// <summary>One value for each call.</summary>
    /// <param name="values">The values.</param>
    public static implicit operator ValuesOrFutures<T>(T[] values) => new((IEnumerable<T>)values);

    /// <summary>One value for each call.</summary>
    /// <param name="values">The values.</param>
    [SuppressMessage("Design", "CA1002:Do not expose generic lists", Justification = "No interface converts by itself.")]
    public static implicit operator ValuesOrFutures<T>(List<T> values) => new((IEnumerable<T>)values);

    /// <summary>The value of one future for each call.</summary>
    /// <param name="futures">The futures.</param>
    public static implicit operator ValuesOrFutures<T>(RunFutures<T> futures) => new((IEnumerable<RunFuture<T>>)futures);

    /// <summary>The same value for all calls.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator ValuesOrFutures<T>(T value) => new(ValueOrFuture.Of(value));

    /// <summary>The value of one future for all calls.</summary>
    /// <param name="future">The future.</param>
    public static implicit operator ValuesOrFutures<T>(RunFuture<T> future) => new(ValueOrFuture.Of(future));

    /// <summary>How many there are; <see langword="null"/> for what is the same for all calls.</summary>
    internal int? Count => values?.Count ?? futures?.Count;

    /// <summary>Whether a call waits for something here.</summary>
    internal bool HasFutures => futures is not null || same.Future is not null;

    /// <summary>What the call at a place waits for; null for nothing.</summary>
    internal RunFuture? FutureAt(int place) => futures is null ? same.Future : futures[place];

    /// <summary>What the call at a place is given, once its future has ended; the parameter's default where all was left out.</summary>
    internal T ValueAt(int place, T whenMissing) => values is not null ? values[place] : futures is not null ? futures[place].Value : same.ValueOr(whenMissing);
}
