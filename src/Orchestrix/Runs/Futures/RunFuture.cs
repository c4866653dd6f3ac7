using Orchestrix.Runs;
using Orchestrix.Runs.Futures;

namespace Orchestrix;

/// <summary>
/// A submitted call of a flow or task, while it waits, executes, and after it has ended. Awaiting it returns when the call has ended, and throws what the call
/// threw. May be used from any thread, and awaited any number of times.
/// </summary>
/// <remarks>Code of a submitted run that waits for a future lends its place in the runner meanwhile, so that nested futures never wait for each other's places.</remarks>
public abstract partial class RunFuture
{
    static readonly object Nobody = new();

    object? waiters; // one, or a list of them; Nobody once the future has ended

    private protected RunFuture() { }

    /// <summary>The run. <see langword="null"/> while its arguments are not known, since they come from other futures; and where nobody tracks the call.</summary>
    public abstract Run? Run { get; }

    /// <summary>The state now: Pending until the body begins. A call that was not started because of an upstream is Failed with the name <c>NotReady</c>.</summary>
    public abstract RunState State { get; }

    /// <summary>Whether the call has ended, however it ended.</summary>
    public virtual bool HasEnded => ReferenceEquals(Volatile.Read(ref waiters), Nobody);

    /// <summary>What awaiting throws; null while the call has not ended, and when it ended well.</summary>
    internal abstract Exception? Failure { get; }

    /// <summary>Whether what depends on this may start, once it has ended.</summary>
    internal abstract bool IsUsable { get; }

    /// <summary>What this future waits for before it can begin; null for nothing.</summary>
    internal virtual IReadOnlyList<RunFuture>? WaitsFor => null;

    /// <summary>Waits for the end; then throws what the call threw, if it threw something.</summary>
    /// <returns>What <c>await</c> needs.</returns>
    /// <exception cref="InvalidOperationException">The future cannot end before the run that waits for it: it is that run's, or depends on it.</exception>
    public FutureAwaiter GetAwaiter()
    {
        if (!HasEnded) WaitGraph.Await(this);
        return new(this);
    }

    /// <summary>Waits for the end on this thread; then throws what the call threw, if it threw something. For synchronous code: elsewhere, await.</summary>
    public void Wait()
    {
        FutureWaits.Block(this);
        ThrowIfFailed();
    }

    /// <summary>The same future, whose value is how the call ended: awaiting it never throws, and what depends on it starts whatever became of the call.</summary>
    /// <returns>The future of the outcome.</returns>
    public RunFuture<RunOutcome> AllowFailure() => new OutcomeFuture<RunOutcome>(this, static f => new RunOutcome(f.Run, f.State, f.Failure ?? f.Run?.Exception));

    /// <inheritdoc/>
    public override string ToString() => Run?.Name ?? "a submitted call";

    [System.Diagnostics.StackTraceHidden]
    internal void ThrowIfFailed()
    {
        if (Failure is { } failure) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Tells a waiter when the future has ended; at once if it has.</summary>
    internal virtual void Notify(IFutureWaiter waiter)
    {
        while (true)
        {
            var seen = Volatile.Read(ref waiters);
            if (ReferenceEquals(seen, Nobody))
            {
                waiter.Ended(this);
                return;
            }

            if (seen is List<IFutureWaiter> several)
            {
                lock (several)
                {
                    if (ReferenceEquals(Volatile.Read(ref waiters), Nobody)) continue;
                    several.Add(waiter);
                    return;
                }
            }

            object next = seen is IFutureWaiter one ? new List<IFutureWaiter> { one, waiter } : waiter;
            if (ReferenceEquals(Interlocked.CompareExchange(ref waiters, next, seen), seen)) return;
        }
    }

    /// <summary>The future has ended: whoever waits goes on.</summary>
    private protected void End()
    {
        switch (Interlocked.Exchange(ref waiters, Nobody))
        {
            case IFutureWaiter one:
                FutureNotices.Tell(one, this);
                break;
            case List<IFutureWaiter> several:
                IFutureWaiter[] all;
                lock (several) all = [.. several];
                foreach (var each in all) FutureNotices.Tell(each, this);
                break;
        }
    }
}
