namespace Orchestrix.Runs.Futures;

/// <summary>Waits for a future. Must return soon and not throw: it is told by whoever ended the future.</summary>
interface IFutureWaiter
{
    void Ended(RunFuture future);
}
