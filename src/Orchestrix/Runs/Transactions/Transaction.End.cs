using Orchestrix.Runs;
using Orchestrix.Runs.Transactions;

namespace Orchestrix;

public sealed partial class Transaction
{
    /// <summary>
    /// Says that all went well. An outermost transaction, and one that is <see cref="CommitMode.Eager"/> or <see cref="CommitMode.Off"/>, commits now; a lazy nested one is
    /// staged, and commits with the outermost.
    /// </summary>
    /// <returns>A task that ends when the hooks were called.</returns>
    /// <exception cref="TransactionException">The transaction has ended, or one that is nested in it has not; the latter rolls it back.</exception>
    /// <exception cref="OperationCanceledException">The run is to stop; the transaction is rolled back.</exception>
    /// <exception cref="Orchestrix.Runs.Inputs.RunSuspendedException">The body is being left by a suspension; the transaction is neither committed nor rolled back.</exception>
    /// <remarks>What a hook throws is thrown here, after the rollback.</remarks>
    public Task CommitAsync() => EndWellAsync(isNow: Mode != CommitMode.Lazy);

    /// <summary>Undoes what happened in the transaction, in reverse order. Transactions around it are not affected.</summary>
    /// <returns>A task that ends when all was tried.</returns>
    /// <exception cref="TransactionException">The transaction has ended, or is ending.</exception>
    /// <exception cref="RollbackFailedException">Something was not undone; the others were.</exception>
    /// <exception cref="Orchestrix.Runs.Inputs.RunSuspendedException">The body is being left by a suspension; the transaction is neither committed nor rolled back.</exception>
    public async Task RollbackAsync()
    {
        ThrowIfLeft();
        BeginEnding(isRollback: true);
        await RollBackNowAsync().ConfigureAwait(false);
        ThrowIfNotUndone();
    }

    /// <summary>Rolls the transaction back, unless it was committed or rolled back. Never throws: what fails is reported, and listed in <see cref="RollbackFailures"/>.</summary>
    /// <returns>A task that ends when all was tried.</returns>
    public ValueTask DisposeAsync()
    {
        // Here, because an asynchronous method could not change its caller's context.
        if (ReferenceEquals(Slot.Value, this)) Slot.Value = Parent;
        return new ValueTask(TryRollBackAsync());
    }

    /// <summary>The body has returned.</summary>
    internal async Task EndAsync()
    {
        lock (gate)
            if (state != TransactionState.Active || isEnding) return; // the body ended it
        if (Mode != CommitMode.Off)
        {
            await EndWellAsync(isNow: Mode == CommitMode.Eager).ConfigureAwait(false);
            return;
        }

        await TryRollBackAsync().ConfigureAwait(false);
        ThrowIfNotUndone();
    }

    /// <summary>Rolls back what has not ended. Never fails.</summary>
    internal async Task TryRollBackAsync()
    {
        if (IsLeft)
        {
            Suspend();
            return;
        }

        lock (gate)
        {
            if (state != TransactionState.Active || isEnding) return;
            isEnding = isRollingBack = true;
        }

        await RollBackNowAsync().ConfigureAwait(false);
    }

    /// <summary>Something ended well in the transaction. If it was rolled back meanwhile, so is this, at once. Never fails.</summary>
    internal Task EnlistAsync(TransactionEntry entry)
    {
        lock (gate)
        {
            if (state == TransactionState.Committed) return Task.CompletedTask;
            entry.Happens();
            if (state is TransactionState.Active or TransactionState.Staged)
            {
                entries.Add(entry);
                return Task.CompletedTask;
            }
        }

        if (State == TransactionState.Suspended) return RunTransactions.Of(Run!).Suspended.KeepAsync(this, entry);

        return entry.RollBackAsync(new Rollback(this));
    }

    /// <summary>Lets something be done when the transaction commits; at once when it has. Not when it is rolled back.</summary>
    internal Task WhenCommittedAsync(Func<Task> action, string text)
    {
        lock (gate)
        {
            if (state is TransactionState.RolledBack or TransactionState.Suspended) return Task.CompletedTask;
            if (state != TransactionState.Committed)
            {
                commitHooks.Add((text, action));
                return Task.CompletedTask;
            }
        }

        return action();
    }

    /// <summary>Undoes the newest first, also what comes while others are undone, until there is nothing left. Never fails.</summary>
    internal async Task UndoAsync(Rollback rollback)
    {
        while (TakeNewest() is { } entry) await entry.RollBackAsync(rollback).ConfigureAwait(false);
    }

    TransactionEntry? TakeNewest()
    {
        lock (gate)
        {
            if (entries.Count == 0)
            {
                state = TransactionState.RolledBack;
                commitHooks.Clear();
                return null;
            }

            var newest = entries[^1];
            entries.RemoveAt(entries.Count - 1);
            return newest;
        }
    }

    async Task RollBackNowAsync()
    {
        await UndoAsync(new Rollback(this)).ConfigureAwait(false);
        Left();
    }

    async Task EndWellAsync(bool isNow)
    {
        ThrowIfLeft();
        BeginEnding(isRollback: false);
        try
        {
            if (Run is not null && Cancellations.ReasonOf(Run) is not null) throw new OperationCanceledException("The run is to stop; its transaction is not committed.", RunTokens.ExistingTokenOf(Run));
            lock (gate)
                if (activeNested > 0) throw new TransactionException($"The transaction of {TransactionEvents.NameOf(this)} was to commit while {activeNested} nested in it had not ended. Await what is nested.");
            if (Volatile.Read(ref activeCalls) is > 0 and var calls) throw new TransactionException($"The transaction of {TransactionEvents.NameOf(this)} was to commit while {calls} calls in it had not ended. Await what is called and submitted in it.");
            if (Parent is { State: TransactionState.Committed or TransactionState.RolledBack } over) throw NestedTooLong(over);
            if (!isNow && Parent is not null) await StageAsync(Parent).ConfigureAwait(false);
            else await CommitNowAsync().ConfigureAwait(false);
        }
        catch (Exception) // a hook's, or one of the above: nothing is half committed
        {
            lock (gate) isRollingBack = true;
            await RollBackNowAsync().ConfigureAwait(false);
            throw;
        }

        Left();
    }

    async Task StageAsync(Transaction parent)
    {
        lock (gate)
        {
            state = TransactionState.Staged;
            isEnding = false;
        }

        await parent.EnlistAsync(new NestedEntry(this)).ConfigureAwait(false);
        if (State == TransactionState.RolledBack) throw NestedTooLong(parent);
    }

    async Task CommitNowAsync()
    {
        lock (gate) state = TransactionState.Staged;
        await CallCommitHooksAsync(this).ConfigureAwait(false);
        Seal();
    }

    // Nested ones first, in the order in which they were staged; then its own. Nothing is committed before all were called.
    async Task CallCommitHooksAsync(Transaction outermost)
    {
        Current = this;
        foreach (var nested in Nested()) await nested.CallCommitHooksAsync(outermost).ConfigureAwait(false);
        for (var next = 0; HookAt(next) is { } hook; next++)
        {
            try
            {
                if (outermost.Run is { State.IsTerminal: false } run && !ReferenceEquals(Ambient.Current, run)) Ambient.Current = run;
                await hook.Call().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                if (Engine is not null) TransactionLog.CommitFailed(Engine.Logger, exception, hook.Text, TransactionEvents.NameOf(this));
                throw;
            }
        }
    }

    (string Text, Func<Task> Call)? HookAt(int place)
    {
        lock (gate) return place < commitHooks.Count ? commitHooks[place] : null;
    }

    List<Transaction> Nested()
    {
        lock (gate) return [.. entries.OfType<NestedEntry>().Select(e => e.Nested)];
    }

    void Seal()
    {
        foreach (var nested in Nested()) nested.Seal();
        lock (gate)
        {
            state = TransactionState.Committed;
            entries.Clear();
            commitHooks.Clear();
        }
    }

    void BeginEnding(bool isRollback)
    {
        lock (gate)
        {
            ThrowIfOver();
            if (isEnding) throw new TransactionException($"The transaction of {TransactionEvents.NameOf(this)} is {(isRollingBack ? "being rolled back" : "committing")} already.");
            if (state == TransactionState.Staged) throw new TransactionException($"The transaction of {TransactionEvents.NameOf(this)} is staged: it commits, or is rolled back, with the transaction around it.");
            isEnding = true;
            isRollingBack = isRollback;
        }
    }

    TransactionException NestedTooLong(Transaction over) =>
        new($"The transaction of {TransactionEvents.NameOf(this)} was nested in one that is {(over.State == TransactionState.Committed ? "committed" : "rolled back")} already. Await what is nested.");

    // Once for each transaction: it has left the Active state for good.
    void Left()
    {
        Parent?.Nest(-1);
        Run?.Details?.Transactions?.Left(isOpen ? this : null);
    }

    void ThrowIfNotUndone()
    {
        if (RollbackFailures is { Count: > 0 } some) throw new RollbackFailedException(some);
    }
}
