using System.Threading.Channels;

namespace Orchestrix.Runs.Futures;

/// <summary>Puts a future into a channel when it has ended. The future may be another view of the one that tells.</summary>
sealed class EndedFuture<TFuture>(TFuture future, ChannelWriter<TFuture> ended) : IFutureWaiter
    where TFuture : RunFuture
{
    public void Ended(RunFuture _) => ended.TryWrite(future);
}
