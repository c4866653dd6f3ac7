namespace Orchestrix.Runs.Transactions;

/// <summary>A rollback hook that the user's code registered.</summary>
sealed class HookEntry(string text, Func<CancellationToken, Task> hook) : TransactionEntry
{
    public string Text => text;

    public override Task RollBackAsync(Rollback rollback) => rollback.TryAsync(text, hook);
}
