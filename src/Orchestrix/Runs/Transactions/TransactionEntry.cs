namespace Orchestrix.Runs.Transactions;

/// <summary>Something that happened in a transaction, and can be undone.</summary>
abstract class TransactionEntry
{
    public abstract Task RollBackAsync(Rollback rollback);
}
