using System.Runtime.CompilerServices;

namespace Orchestrix.Runs.Futures;

/// <summary>Awaits the end of a future, however it ends.</summary>
readonly struct FutureEnd(RunFuture future) : ICriticalNotifyCompletion
{
    public bool IsCompleted => future.HasEnded;

    public FutureEnd GetAwaiter() => this;

    public void GetResult() { }

    public void OnCompleted(Action continuation) => FutureWaits.Await(future, FutureWaits.InContext(continuation));

    public void UnsafeOnCompleted(Action continuation) => FutureWaits.Await(future, continuation, usesContext: false);
}
