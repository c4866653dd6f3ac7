using Orchestrix.Runs;
using Orchestrix.Runs.Futures;

namespace Orchestrix;

/// <summary>A submitted call that returns a value. Awaiting it returns the value, or throws what the call threw. May be used from any thread, and awaited any number of times.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public abstract partial class RunFuture<T> : RunFuture
{
    private protected RunFuture() { }

    /// <summary>The value, or the type's default while there is none: what a call that depends on this is given.</summary>
    internal abstract T Value { get; }

    /// <summary>Waits for the end, and gives the value; throws what the call threw, if it threw something.</summary>
    /// <returns>What <c>await</c> needs.</returns>
    /// <exception cref="InvalidOperationException">The future cannot end before the run that waits for it: it is that run's, or depends on it.</exception>
    public new FutureAwaiter<T> GetAwaiter()
    {
        if (!HasEnded) WaitGraph.Await(this);
        return new(this);
    }

    /// <summary>Waits for the end on this thread, and returns the value. For synchronous code: elsewhere, await.</summary>
    /// <returns>The value; throws what the call threw, if it threw something.</returns>
    public new T Wait()
    {
        base.Wait();
        return Value;
    }

    /// <summary>The same future, whose value is how the call ended: awaiting it never throws, and what depends on it starts whatever became of the call.</summary>
    /// <returns>The future of the outcome.</returns>
    public new RunFuture<RunOutcome<T>> AllowFailure() => new OutcomeFuture<RunOutcome<T>>(this, static f => new RunOutcome<T>(f.Run, f.State, f.Failure ?? f.Run?.Exception, ((RunFuture<T>)f).Value));
}
