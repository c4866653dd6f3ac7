using System.Diagnostics;
using System.Runtime.CompilerServices;
using Orchestrix.Runs.Futures;

namespace Orchestrix;

/// <summary>Awaits a <see cref="RunFuture{T}"/>. Used by the compiler.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[StackTraceHidden]
public readonly struct FutureAwaiter<T> : ICriticalNotifyCompletion
{
    readonly RunFuture<T> future;

    internal FutureAwaiter(RunFuture<T> future) => this.future = future;

    /// <summary>Whether the call has ended.</summary>
    public bool IsCompleted => future.HasEnded;

    /// <summary>The value; throws what the call threw, if it threw something.</summary>
    /// <returns>The value.</returns>
    public T GetResult()
    {
        future.ThrowIfFailed();
        return future.Value;
    }

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => FutureWaits.Await(future, FutureWaits.InContext(continuation));

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => FutureWaits.Await(future, continuation);
}
