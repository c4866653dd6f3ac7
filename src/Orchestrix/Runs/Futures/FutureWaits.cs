namespace Orchestrix.Runs.Futures;

/// <summary>How code waits for futures: a submitted run lends its place as long as it waits, and has one again before it goes on.</summary>
static class FutureWaits
{
    /// <summary>Goes on with a continuation when a future has ended.</summary>
    /// <param name="future">The future.</param>
    /// <param name="continuation">Carries its own execution context.</param>
    /// <param name="usesContext">Whether it goes on where the caller's synchronization context says.</param>
    public static void Await(RunFuture future, Action continuation, bool usesContext = true)
    {
        if (usesContext && SynchronizationContext.Current is { } context && context.GetType() != typeof(SynchronizationContext))
        {
            var inner = continuation;
            continuation = () => context.Post(static state => ((Action)state!)(), inner);
        }

        var holder = HolderOf(Ambient.Run);
        holder?.Runner!.Lend(holder);
        future.Notify(new Resumption(continuation, holder));
    }

    /// <summary>Waits on this thread.</summary>
    public static void Block(RunFuture future)
    {
        if (future.HasEnded) return;
        WaitGraph.Await(future);
        var run = Ambient.Run;
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Await(future, ended.SetResult, usesContext: false);
        var probe = run?.Engine.Probe;
        var outside = probe?.Await(() => ended.Task.IsCompleted);
        try
        {
            ended.Task.GetAwaiter().GetResult(); // a task, so that the pool knows of the blocked thread
        }
        finally
        {
            probe?.Leave(outside);
        }
    }

    /// <summary>Waits until all have ended. The last ones first: mostly all others have ended by then.</summary>
    public static async Task AllEnded(RunFuture[] futures)
    {
        if (Array.Exists(futures, static f => !f.HasEnded)) WaitGraph.Await(futures);
        for (var i = futures.Length - 1; i >= 0; i--) await new FutureEnd(futures[i]);
    }

    /// <summary>Waits for something else than a future that depends on futures.</summary>
    public static async Task<T> LendWhile<T>(Func<ValueTask<T>> wait)
    {
        var waiting = wait();
        if (waiting.IsCompleted || HolderOf(Ambient.Run) is not { } holder) return await waiting.ConfigureAwait(false);
        holder.Runner!.Lend(holder);
        try
        {
            return await waiting.ConfigureAwait(false);
        }
        finally
        {
            TaskCompletionSource back = new(TaskCreationOptions.RunContinuationsAsynchronously);
            holder.Runner.TakeBack(holder, new Resumption(back.SetResult, holder));
            await back.Task.ConfigureAwait(false);
        }
    }

    /// <summary>The continuation, in the execution context of now.</summary>
    public static Action InContext(Action continuation)
    {
        if (ExecutionContext.Capture() is not { } context) return continuation;
        return () => ExecutionContext.Run(context, static state => ((Action)state!)(), continuation);
    }

    /// <summary>The nearest submitted run whose place the code uses.</summary>
    static RunOrigin? HolderOf(Run? run)
    {
        for (var at = run; at is not null; at = at.Parent)
            if (at.Origin is { Runner: not null, HasLeft: false } origin) return origin;
        return null;
    }
}
