namespace Orchestrix.Runs.Transactions;

/// <summary>Executes a body as a transaction.</summary>
static class TransactionBody
{
    public static async Task<T> ExecuteAsync<T>(Func<Transaction, Task<T>> body, CommitMode mode)
    {
        var transaction = Transaction.Begin(mode, isOpen: false);
        Transaction.Current = transaction; // this method's own: its caller keeps what it had
        T result;
        try
        {
            result = await body(transaction).ConfigureAwait(false);
        }
        catch (Exception) // the body's: it goes on to the caller
        {
            await transaction.TryRollBackAsync().ConfigureAwait(false);
            throw;
        }

        await transaction.EndAsync().ConfigureAwait(false);
        return result;
    }

    public static T Execute<T>(Func<Transaction, T> body, CommitMode mode)
    {
        var before = Transaction.Current;
        var transaction = Transaction.Begin(mode, isOpen: false);
        Transaction.Current = transaction;
        try
        {
            T result;
            try
            {
                result = body(transaction);
            }
            catch (Exception) // as above
            {
                Wait(transaction.TryRollBackAsync(), transaction.Engine);
                throw;
            }

            Wait(transaction.EndAsync(), transaction.Engine);
            return result;
        }
        finally
        {
            Transaction.Current = before;
        }
    }

    // A synchronous caller waits on its thread, as it does for the body.
    static void Wait(Task ending, RunEngine? engine)
    {
        if (ending.IsCompleted)
        {
            ending.GetAwaiter().GetResult();
            return;
        }

        var outside = engine?.Probe?.Enter(null);
        try
        {
            ending.GetAwaiter().GetResult();
        }
        finally
        {
            engine?.Probe?.Leave(outside);
        }
    }
}
