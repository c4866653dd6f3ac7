namespace Orchestrix.Runs.Transactions;

/// <summary>Rollbacks that no code waits for, since what began them has ended. The host waits for them when it stops.</summary>
sealed class BackgroundRollbacks
{
    readonly Lock gate = new();
    readonly HashSet<Task> rollbacks = [];
    CancellationTokenSource? abandoned; // without timers and links, it holds nothing that has to be disposed

    /// <summary>Cancelled when the host waits no longer.</summary>
    public CancellationToken Abandoned => AbandonedSource.Token;

    /// <summary>A rollback goes on in the background. It never fails.</summary>
    public void Add(Task rollback)
    {
        lock (gate) rollbacks.Add(rollback);
        rollback.ContinueWith(
            static (ended, all) => ((BackgroundRollbacks)all!).Remove(ended), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Ends when none goes on.</summary>
    public async Task WhenIdleAsync()
    {
        while (Snapshot() is { Length: > 0 } some) await Task.WhenAll(some).ConfigureAwait(false);
    }

    /// <summary>The host waits no longer: what is undone now is told so, and what is left is reported as not undone.</summary>
    public void Abandon(RunEngine engine)
    {
        TransactionLog.RollbacksAbandoned(engine.Logger, Snapshot().Length);
        try
        {
            AbandonedSource.Cancel();
        }
        catch (AggregateException exception) // users' callbacks
        {
            RunsLog.CancellationCallbackFaulted(engine.Logger, exception, "whose rollback was abandoned");
        }
    }

    CancellationTokenSource AbandonedSource
    {
        get
        {
            lock (gate) return abandoned ??= new CancellationTokenSource();
        }
    }

    Task[] Snapshot()
    {
        lock (gate) return [.. rollbacks.Where(r => !r.IsCompleted)];
    }

    void Remove(Task rollback)
    {
        lock (gate) rollbacks.Remove(rollback);
    }
}
