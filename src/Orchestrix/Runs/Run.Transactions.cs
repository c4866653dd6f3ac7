using Orchestrix.Runs.Transactions;

namespace Orchestrix.Runs;

public abstract partial class Run
{
    /// <summary>What was to be rolled back in transactions of this run and was not, in the order in which it was tried; empty when all was.</summary>
    public IReadOnlyList<RollbackFailure> RollbackFailures => Details?.Transactions?.Failures ?? [];

    /// <summary>
    /// Executes something as a transaction: when it throws, or the run is to stop, what happened in it is rolled back, and the exception goes on; otherwise it
    /// commits.
    /// </summary>
    /// <param name="body">What is executed. It is given the transaction, to register hooks.</param>
    /// <param name="mode">When the transaction commits, if it is nested in another.</param>
    /// <returns>A task that ends when the transaction is committed, staged or rolled back.</returns>
    /// <remarks>The exception that is thrown is always the body's, or that of a commit hook; what failed in the rollback is listed in <see cref="Transaction.RollbackFailures"/>.</remarks>
    /// <exception cref="RollbackFailedException">The transaction is <see cref="CommitMode.Off"/>, was not committed, and could not be undone completely.</exception>
    /// <example>
    /// <code>
    /// await Run.InTransactionAsync(async transaction =>
    /// {
    ///     var seat = await Reserve(trip, ct);
    ///     transaction.OnRollback(() => Release(seat));
    ///     await Charge(trip, ct);
    /// });
    /// </code>
    /// </example>
    public static Task InTransactionAsync(Func<Transaction, Task> body, CommitMode mode = CommitMode.Lazy)
    {
        ArgumentNullException.ThrowIfNull(body);
        return TransactionBody.ExecuteAsync<Nothing>(
            async transaction =>
            {
                await body(transaction).ConfigureAwait(false);
                return default;
            },
            mode);
    }

    /// <inheritdoc cref="InTransactionAsync(Func{Transaction, Task}, CommitMode)"/>
    /// <typeparam name="T">What the body returns.</typeparam>
    public static Task<T> InTransactionAsync<T>(Func<Transaction, Task<T>> body, CommitMode mode = CommitMode.Lazy)
    {
        ArgumentNullException.ThrowIfNull(body);
        return TransactionBody.ExecuteAsync(body, mode);
    }

    /// <summary>As <see cref="InTransactionAsync(Func{Transaction, Task}, CommitMode)"/>, for code that is not asynchronous. Asynchronous hooks are waited for on this thread.</summary>
    /// <param name="body">What is executed.</param>
    /// <param name="mode">When the transaction commits, if it is nested in another.</param>
    /// <exception cref="RollbackFailedException">As there.</exception>
    public static void InTransaction(Action<Transaction> body, CommitMode mode = CommitMode.Lazy)
    {
        ArgumentNullException.ThrowIfNull(body);
        TransactionBody.Execute<Nothing>(
            transaction =>
            {
                body(transaction);
                return default;
            },
            mode);
    }

    /// <inheritdoc cref="InTransaction(Action{Transaction}, CommitMode)"/>
    /// <typeparam name="T">What the body returns; no task.</typeparam>
    /// <returns>What the body returned.</returns>
    /// <exception cref="ArgumentException">The body is asynchronous.</exception>
    public static T InTransaction<T>(Func<Transaction, T> body, CommitMode mode = CommitMode.Lazy)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (typeof(T).IsAssignableTo(typeof(Task)) || typeof(T) == typeof(ValueTask))
            throw new ArgumentException("The body is asynchronous, and the transaction would end before it. Call Run.InTransactionAsync.", nameof(body));
        return TransactionBody.Execute(body, mode);
    }

    /// <summary>
    /// Begins a transaction that lasts until it is committed or disposed; disposed without <see cref="Transaction.CommitAsync"/> it is rolled back. What is called from here on is part
    /// of it.
    /// </summary>
    /// <param name="mode">When the transaction commits, if it is nested in another.</param>
    /// <returns>The transaction, to be disposed with <c>await using</c> in the method that began it. One that is left open is rolled back when its run ends.</returns>
    public static Transaction BeginTransaction(CommitMode mode = CommitMode.Lazy)
    {
        var begun = Transaction.Begin(mode, isOpen: true);
        Transaction.Current = begun;
        return begun;
    }
}
