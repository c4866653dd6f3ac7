namespace Orchestrix;

/// <summary>Makes arguments of mapped calls, where the language does not convert them by itself.</summary>
public static class ValuesOrFutures
{
    /// <summary>One value for each call.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="values">The values.</param>
    /// <returns>The arguments of the calls.</returns>
    public static ValuesOrFutures<T> Each<T>(IEnumerable<T> values) => new(values);

    /// <summary>The value of one future for each call.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="futures">The futures.</param>
    /// <returns>The arguments of the calls.</returns>
    public static ValuesOrFutures<T> Each<T>(IEnumerable<RunFuture<T>> futures) => new(futures);

    /// <summary>The same value for all calls.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The arguments of the calls.</returns>
    public static ValuesOrFutures<T> Same<T>(T value) => new(new ValueOrFuture<T>(value));

    /// <summary>The value of one future for all calls.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="future">The future.</param>
    /// <returns>The arguments of the calls.</returns>
    public static ValuesOrFutures<T> Same<T>(RunFuture<T> future) => new(new ValueOrFuture<T>(future));
}
