namespace Orchestrix;

/// <summary>Makes arguments of submitted calls, where the language does not convert them by itself.</summary>
public static class ValueOrFuture
{
    /// <summary>An argument that is known.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="value">The argument.</param>
    /// <returns>The argument of the call.</returns>
    public static ValueOrFuture<T> Of<T>(T value) => new(value);

    /// <summary>An argument that is the value of a future.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <param name="future">The future.</param>
    /// <returns>The argument of the call.</returns>
    public static ValueOrFuture<T> Of<T>(RunFuture<T> future) => new(future);
}
