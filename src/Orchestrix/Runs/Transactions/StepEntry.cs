namespace Orchestrix.Runs.Transactions;

/// <summary>
/// A call that ended well within a transaction. Rolled back, it is undone as its attribute says, its run shows as RolledBack, and further attempts execute it anew.
/// </summary>
sealed class StepEntry(Run run, StepClaim? step, Func<CancellationToken, Task>? undo) : TransactionEntry
{
    public Run Run => run;

    /// <summary>Which step it is; null where the run remembers none.</summary>
    public UInt128? Identity => step?.Identity;

    static readonly RunState RolledBack = new(StateType.Completed, "RolledBack");

    public override async Task RollBackAsync(Rollback rollback)
    {
        var isUndone = undo is null || await rollback.TryAsync($"the rollback of {run.Name}", undo).ConfigureAwait(false);
        if (isUndone && run is TaskRun) run.Engine.Propose(run, RolledBack, out _);

        // Also what could not be undone: what is left of it answers for nothing.
        step?.Scope.Forget(step);
    }
}
