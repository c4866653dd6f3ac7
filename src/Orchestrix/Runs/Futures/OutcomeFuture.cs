namespace Orchestrix.Runs.Futures;

/// <summary>Another future, seen as one that always ends well: with how that one ended.</summary>
sealed class OutcomeFuture<TOutcome>(RunFuture source, Func<RunFuture, TOutcome> outcomeOf) : RunFuture<TOutcome>
{
    public override Run? Run => source.Run;

    public override RunState State => source.State;

    public override bool HasEnded => source.HasEnded;

    internal override TOutcome Value => outcomeOf(source);

    internal override Exception? Failure => null;

    internal override bool IsUsable => true;

    internal override IReadOnlyList<RunFuture>? WaitsFor => source.WaitsFor;

    internal override void Notify(IFutureWaiter waiter) => source.Notify(waiter);
}
