namespace Orchestrix.Runs.Futures;

/// <summary>Code that waits for a future, and goes on with it when there is a place for it again.</summary>
sealed class Resumption(Action continuation, RunOrigin? holder) : IFutureWaiter, IThreadPoolWorkItem
{
    public RunOrigin? Holder => holder;

    public void Ended(RunFuture future)
    {
        if (holder is null) FutureThreads.Queue(this, future.Run?.Engine);
        else holder.Runner!.TakeBack(holder, this);
    }

    public void Execute() => continuation();
}
