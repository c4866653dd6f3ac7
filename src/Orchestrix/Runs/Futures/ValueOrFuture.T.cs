using System.Diagnostics.CodeAnalysis;

namespace Orchestrix;

/// <summary>An argument of a submitted call: a value, or a future whose value it is. Both convert to it by themselves.</summary>
/// <typeparam name="T">The parameter's type.</typeparam>
/// <remarks>The language converts no interface by itself: where the parameter's type is one, and another argument is a future, write <c>ValueOrFuture.Of(value)</c>.</remarks>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "ValueOrFuture.Of is the alternate.")]
public readonly struct ValueOrFuture<T>
{
    readonly T value;
    readonly bool isGiven;

    internal ValueOrFuture(T value)
    {
        this.value = value;
        isGiven = true;
    }

    internal ValueOrFuture(RunFuture<T> future)
    {
        ArgumentNullException.ThrowIfNull(future);
        value = default!;
        isGiven = true;
        Future = future;
    }

    /// <summary>The future that the argument comes from; <see langword="null"/> for a value.</summary>
    public RunFuture<T>? Future { get; }

    /// <summary>An argument that is known.</summary>
    /// <param name="value">The argument.</param>
    public static implicit operator ValueOrFuture<T>(T value) => new(value);

    /// <summary>An argument that is the value of a future.</summary>
    /// <param name="future">The future.</param>
    public static implicit operator ValueOrFuture<T>(RunFuture<T> future) => new(future);

    /// <summary>What the call is given, once the future has ended; the parameter's default where the argument was left out.</summary>
    internal T ValueOr(T whenMissing) => !isGiven ? whenMissing : Future is null ? value : Future.Value;
}
