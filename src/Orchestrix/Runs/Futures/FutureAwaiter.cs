using System.Diagnostics;
using System.Runtime.CompilerServices;
using Orchestrix.Runs.Futures;

namespace Orchestrix;

/// <summary>Awaits a <see cref="RunFuture"/>. Used by the compiler.</summary>
[StackTraceHidden]
public readonly struct FutureAwaiter : ICriticalNotifyCompletion
{
    readonly RunFuture future;

    internal FutureAwaiter(RunFuture future) => this.future = future;

    /// <summary>Whether the call has ended.</summary>
    public bool IsCompleted => future.HasEnded;

    /// <summary>Throws what the call threw, if it threw something.</summary>
    public void GetResult() => future.ThrowIfFailed();

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => FutureWaits.Await(future, FutureWaits.InContext(continuation));

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => FutureWaits.Await(future, continuation);
}
