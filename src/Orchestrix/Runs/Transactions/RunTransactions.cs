namespace Orchestrix.Runs.Transactions;

/// <summary>What a run has to do with transactions: the one that it executes in, those begun in it, and what could not be undone.</summary>
sealed class RunTransactions
{
    readonly Lock gate = new();
    readonly List<Transaction> open = [];
    CancellationTokenSource? abandoned; // without timers and links, it holds nothing that has to be disposed
    RollbackFailure[] failures = [];

    /// <summary>The transaction that the run is a step of; null for none.</summary>
    public Transaction? Outer { get; init; }

    /// <summary>Cancelled when what executes the run is lost, so that nobody waits for its rollbacks.</summary>
    public CancellationToken Abandoned => AbandonedSource.Token;

    public IReadOnlyList<RollbackFailure> Failures => Volatile.Read(ref failures);

    public static RunTransactions Of(Run run)
    {
        var details = run.EnsureDetails();
        lock (details.Gate) return details.Transactions ??= new RunTransactions();
    }

    /// <summary>A run begins below another that has to do with transactions.</summary>
    public static void Begin(Run run, Run parent)
    {
        if (Transaction.CurrentOf(parent) is { } outer) run.EnsureDetails().Transactions = new RunTransactions { Outer = outer };
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

    /// <summary>A transaction was begun that the run's code has to end.</summary>
    public void Opened(Transaction transaction)
    {
        lock (gate) open.Add(transaction);
    }

    public void Closed(Transaction transaction)
    {
        lock (gate) open.Remove(transaction);
    }

    /// <summary>An attempt, or the run, has ended: what was begun in it and not ended is rolled back. Never fails.</summary>
    public async Task RollBackOpenAsync()
    {
        while (Newest() is { } left)
        {
            if (left.Engine is { } engine) TransactionLog.TransactionLeftOpen(engine.Logger, TransactionEvents.NameOf(left));
            await left.TryRollBackAsync().ConfigureAwait(false);
            Closed(left);
        }
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
