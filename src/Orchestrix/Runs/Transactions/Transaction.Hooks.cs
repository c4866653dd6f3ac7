using System.Runtime.CompilerServices;
using Orchestrix.Runs;
using Orchestrix.Runs.Transactions;

namespace Orchestrix;

public sealed partial class Transaction
{
    /// <summary>Lets something be called when the transaction commits: first that of nested transactions, then its own, in the order of registration. When it throws, the transaction is rolled back.</summary>
    /// <param name="hook">What is called. Flows and tasks in it are tracked, below the run of the outermost transaction.</param>
    /// <param name="text">Left to the compiler: the hook as it stands in the code, by which failures name it.</param>
    /// <exception cref="TransactionException">The transaction has ended.</exception>
    [OverloadResolutionPriority(1)]
    public void OnCommit(Func<Task> hook, [CallerArgumentExpression(nameof(hook))] string? text = null)
    {
        ArgumentNullException.ThrowIfNull(hook);
        lock (gate)
        {
            ThrowIfOver();
            commitHooks.Add((TextOf(text), hook));
        }
    }

    /// <inheritdoc cref="OnCommit(Func{Task}, string?)"/>
    public void OnCommit(Func<ValueTask> hook, [CallerArgumentExpression(nameof(hook))] string? text = null)
    {
        ArgumentNullException.ThrowIfNull(hook);
        OnCommit(() => hook().AsTask(), text);
    }

    /// <inheritdoc cref="OnCommit(Func{Task}, string?)"/>
    /// <typeparam name="T">What the hook returns; it is not looked at.</typeparam>
    public void OnCommit<T>(Func<ValueTask<T>> hook, [CallerArgumentExpression(nameof(hook))] string? text = null)
    {
        ArgumentNullException.ThrowIfNull(hook);
        OnCommit(() => hook().AsTask(), text);
    }

    /// <inheritdoc cref="OnCommit(Func{Task}, string?)"/>
    public void OnCommit(Action hook, [CallerArgumentExpression(nameof(hook))] string? text = null)
    {
        ArgumentNullException.ThrowIfNull(hook);
        OnCommit(
            () =>
            {
                hook();
                return Task.CompletedTask;
            },
            text);
    }

    /// <summary>
    /// Lets something be called when the transaction is rolled back: what was registered last comes first. What it throws is reported, and the others are called all
    /// the same.
    /// </summary>
    /// <param name="hook">
    /// What is called, with a token that ends after <see cref="RunOptions.RollbackTimeout"/>, and that neither the run's cancellation nor its timeout ends. Flows and tasks
    /// in it are tracked, below the run that rolls back, and are given this token whatever they are called with.
    /// </param>
    /// <param name="text">Left to the compiler: the hook as it stands in the code, by which failures name it.</param>
    /// <exception cref="TransactionException">The transaction has ended.</exception>
    [OverloadResolutionPriority(1)]
    public void OnRollback(Func<CancellationToken, Task> hook, [CallerArgumentExpression(nameof(hook))] string? text = null)
    {
        ArgumentNullException.ThrowIfNull(hook);
        lock (gate)
        {
            ThrowIfOver();
            HookEntry entry = new(TextOf(text), hook);
            entry.Happens();
            entries.Add(entry);
        }

        Run?.Root.Details?.Transactions?.DropSuspended(TextOf(text));
    }

    /// <inheritdoc cref="OnRollback(Func{CancellationToken, Task}, string?)"/>
    [OverloadResolutionPriority(1)]
    public void OnRollback(Func<Task> hook, [CallerArgumentExpression(nameof(hook))] string? text = null)
    {
        ArgumentNullException.ThrowIfNull(hook);
        OnRollback(_ => hook(), text);
    }

    /// <inheritdoc cref="OnRollback(Func{CancellationToken, Task}, string?)"/>
    public void OnRollback(Func<ValueTask> hook, [CallerArgumentExpression(nameof(hook))] string? text = null)
    {
        ArgumentNullException.ThrowIfNull(hook);
        OnRollback(_ => hook().AsTask(), text);
    }

    /// <inheritdoc cref="OnRollback(Func{CancellationToken, Task}, string?)"/>
    /// <typeparam name="T">What the hook returns; it is not looked at.</typeparam>
    public void OnRollback<T>(Func<ValueTask<T>> hook, [CallerArgumentExpression(nameof(hook))] string? text = null)
    {
        ArgumentNullException.ThrowIfNull(hook);
        OnRollback(_ => hook().AsTask(), text);
    }

    /// <inheritdoc cref="OnRollback(Func{CancellationToken, Task}, string?)"/>
    public void OnRollback(Action hook, [CallerArgumentExpression(nameof(hook))] string? text = null)
    {
        ArgumentNullException.ThrowIfNull(hook);
        OnRollback(
            _ =>
            {
                hook();
                return Task.CompletedTask;
            },
            text);
    }

    static string TextOf(string? text)
    {
        const int most = 200;
        var line = string.Join(' ', (text ?? "a hook").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= most ? line : line[..most] + "…";
    }
}
