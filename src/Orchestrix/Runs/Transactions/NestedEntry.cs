namespace Orchestrix.Runs.Transactions;

/// <summary>A transaction that ended well within another, and shares its fate.</summary>
sealed class NestedEntry(Transaction nested) : TransactionEntry
{
    public Transaction Nested => nested;

    public override Task RollBackAsync(Rollback rollback) => nested.UndoAsync(rollback);
}
