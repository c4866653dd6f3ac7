namespace Orchestrix.Runs.Transactions;

/// <summary>
/// One rollback while it executes: calls what undoes, one after the other, each with a token of its own that the run's cancellation does not cancel. What fails
/// is reported, and the others are still called.
/// </summary>
sealed class Rollback
{
    static readonly AsyncLocal<Rollback?> Slot = new();

    readonly Transaction transaction;
    readonly RunEngine? engine;
    readonly Run? run;
    readonly List<RollbackFailure> failures = [];

    public Rollback(Transaction transaction)
    {
        this.transaction = transaction;
        engine = transaction.Engine;
        run = transaction.Run is { State.IsTerminal: false } live ? live : null;
    }

    public IReadOnlyList<RollbackFailure> Failures => failures;

    CancellationToken Token { get; set; }

    /// <summary>The token of what is undone now right below a run; null where nothing is.</summary>
    public static CancellationToken? TokenBelow(Run? parent) => parent is not null && Slot.Value is { } rollback && ReferenceEquals(rollback.run, parent) ? rollback.Token : null;

    /// <summary>Calls one hook. Returns false when it failed, which is reported then.</summary>
    public async Task<bool> TryAsync(string what, Func<CancellationToken, Task> hook)
    {
        var limit = engine?.Options.RollbackTimeout ?? RunOptions.DefaultRollbackTimeout;
        using Deadline deadline = new(engine, run, limit, run?.Details?.Transactions?.Abandoned ?? engine?.Rollbacks.Abandoned ?? default);
        Token = deadline.Token;
        Slot.Value = this;
        Transaction.Current = null; // what undoes is no part of any transaction
        if (engine is not null && !ReferenceEquals(Ambient.Current, run)) Ambient.Current = (object?)run ?? new EngineScope(engine);
        try
        {
            Token.ThrowIfCancellationRequested();
            await hook(Token).WaitAsync(Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) // the hook's: it is told, and the others are called all the same
        {
            Report(new RollbackFailure(what, deadline.HasPassed ? Late(what, limit, exception) : exception));
            return false;
        }
    }

    static TimeoutException Late(string what, TimeSpan limit, Exception exception) =>
        new($"'{what}' took longer than the {limit:g} that a rollback may take (RunOptions.RollbackTimeout).", exception);

    void Report(RollbackFailure failure)
    {
        failures.Add(failure);
        transaction.Add(failure);
        if (engine is null) return;
        if (transaction.Run is { } owner) RunTransactions.Of(owner).Add(failure);
        TransactionEvents.RollbackFailed(engine, transaction, failure);
    }
}
