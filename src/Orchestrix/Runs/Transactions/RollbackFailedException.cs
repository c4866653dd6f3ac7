namespace Orchestrix;

/// <summary>A rollback that the code itself asked for did not undo everything. What could be undone is undone.</summary>
public sealed class RollbackFailedException : OrchestrixException
{
    internal RollbackFailedException(IReadOnlyList<RollbackFailure> failures)
        : base($"{failures.Count} of the transaction's rollbacks failed; the others were executed. Undo by hand: {string.Join("; ", failures)}", failures[0].Exception) => Failures = failures;

    /// <summary>What was not undone, in the order in which it was tried.</summary>
    public IReadOnlyList<RollbackFailure> Failures { get; }
}
