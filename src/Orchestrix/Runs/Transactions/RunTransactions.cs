namespace Orchestrix.Runs.Transactions;

/// <summary>What a run has to do with transactions: the one that it executes in, those begun in it, and what could not be undone.</summary>
sealed class RunTransactions
{
    readonly Lock gate = new();
    readonly List<Transaction> open = [];
    SuspendedWork? suspended;
    int active;
    CancellationTokenSource? abandoned; // without timers and links, it holds nothing that has to be disposed
    RollbackFailure[] failures = [];

    /// <summary>The transaction that the run is a step of; null for none.</summary>
    public Transaction? Outer { get; init; }

    /// <summary>Cancelled when what executes the run is lost, so that nobody waits for its rollbacks.</summary>
    public CancellationToken Abandoned => AbandonedSource.Token;

    public IReadOnlyList<RollbackFailure> Failures => Volatile.Read(ref failures);

    /// <summary>What bodies of the run did that were left by a suspension.</summary>
    public SuspendedWork Suspended => Volatile.Read(ref suspended) ?? Interlocked.CompareExchange(ref suspended, new SuspendedWork(), null) ?? suspended;

    public bool HasSuspended => Volatile.Read(ref suspended) is { Count: > 0 };

    /// <summary>Whether there is something to undo, should the run be cancelled now.</summary>
    public bool HasToUndo => HasSuspended || Volatile.Read(ref active) > 0;

    public static RunTransactions Of(Run run)
    {
        var details = run.EnsureDetails();
        lock (details.Gate) return details.Transactions ??= new RunTransactions();
    }

    /// <summary>A run begins below another that has to do with transactions.</summary>
    public static void Begin(Run run, Run parent)
    {
        if (Transaction.CurrentOf(parent) is { } outer)
        {
            run.EnsureDetails().Transactions = new RunTransactions { Outer = outer };
            if (run.Origin is null && ReferenceEquals(outer.Run, parent)) outer.CountCalls(1); // a submitted call counts from its submission on
        }

        if (Rollback.TokenBelow(parent) is not { } token) return;
        var details = run.EnsureDetails();
        details.Cancellation = CancellationTokenSource.CreateLinkedTokenSource(token);
        details.Token = details.Cancellation.Token;
    }

    /// <summary>A call ended well: it becomes a step of the transaction that it began in.</summary>
    public static Task EndAsync(Run run, StepClaim? step, Func<CancellationToken, Task>? undo)
    {
        // What an earlier run computed is not this run's to undo.
        if (run.Details is not { Transactions.Outer: { } outer } details || run.State.Type != StateType.Completed || ReferenceEquals(details.EndState, RunSteps.Cached)) return Task.CompletedTask;
        return outer.EnlistAsync(new StepEntry(run, step, undo));
    }

    public void Add(RollbackFailure failure)
    {
        lock (gate) failures = [.. failures, failure];
    }

    /// <summary>A transaction was begun in the run. One that the run's code has to end is given.</summary>
    public void Began(Transaction? opened)
    {
        lock (gate)
        {
            active++;
            if (opened is not null) open.Add(opened);
        }
    }

    /// <summary>A transaction that was begun in the run is not active any more.</summary>
    public void Left(Transaction? opened)
    {
        lock (gate)
        {
            active--;
            if (opened is not null) open.Remove(opened);
        }
    }

    /// <summary>The body registers a hook, perhaps again.</summary>
    public void DropSuspended(string hook)
    {
        if (HasSuspended) Suspended.DropHook(hook);
    }

    /// <summary>A step is answered with what an earlier body of the run did: if that was not committed, it belongs to the transaction of now.</summary>
    public static void TakeOver(Run? parent, UInt128 identity)
    {
        if (parent?.Root.Details?.Transactions is not { HasSuspended: true } root || Transaction.CurrentOf(parent) is not { } transaction) return;
        foreach (var entry in root.Suspended.TakeStep(identity)) Track(parent.Engine, transaction.EnlistAsync(entry));
    }

    /// <summary>The run has ended; called once.</summary>
    public void End(Run run)
    {
        if (Outer is { } outer && run.Origin is null && ReferenceEquals(outer.Run, run.Parent)) outer.CountCalls(-1);
        Track(run.Engine, RollBackOpenAsync(run));
    }

    /// <summary>A body, or the run, has ended: what was begun in it and not ended is rolled back. A body that was only left by a suspension keeps it. Never fails.</summary>
    public async Task RollBackOpenAsync(Run run)
    {
        while (Newest() is { } left)
        {
            if (!left.IsLeft && left.Engine is { } engine) TransactionLog.TransactionLeftOpen(engine.Logger, TransactionEvents.NameOf(left));
            await left.TryRollBackAsync().ConfigureAwait(false);
            lock (gate) open.Remove(left);
        }

        var hasEnded = run.State.IsTerminal;
        if (!hasEnded && run.Details?.Pauses is { Suspension: not null }) return;
        if (HasSuspended) TransactionLog.SuspendedWorkLeft(run.Engine.Logger, Suspended.Count, run.Name, run.Definition.Name);
        if (HasSuspended || (hasEnded && run.Details?.Pauses is not null)) await Suspended.RollBackAsync(hasEnded).ConfigureAwait(false);
    }

    /// <summary>A rollback that nobody awaits: the host does, when it stops.</summary>
    public static void Track(RunEngine? engine, Task rollback)
    {
        if (!rollback.IsCompleted) engine?.Rollbacks.Add(rollback);
    }

    /// <summary>What executes the run is lost. Never fails.</summary>
    public void Abandon(Run run)
    {
        try
        {
            AbandonedSource.Cancel();
        }
        catch (AggregateException exception) // users' callbacks
        {
            RunsLog.CancellationCallbackFaulted(run.Engine.Logger, exception, run.Name);
        }
    }

    CancellationTokenSource AbandonedSource
    {
        get
        {
            lock (gate) return abandoned ??= new CancellationTokenSource();
        }
    }

    Transaction? Newest()
    {
        lock (gate) return open.LastOrDefault();
    }
}
