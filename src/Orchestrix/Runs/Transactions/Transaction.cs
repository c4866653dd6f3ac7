using Orchestrix.Runs;
using Orchestrix.Runs.Transactions;

namespace Orchestrix;

/// <summary>
/// Steps that succeed together: when a later one fails, the earlier ones are rolled back, in the reverse of the order in which they happened. Made by
/// <see cref="Run.InTransactionAsync(Func{Transaction, Task}, CommitMode)"/> and <see cref="Run.BeginTransaction"/>. May be used from any thread.
/// </summary>
/// <remarks>
/// A transaction that is begun where another is current is nested in it. Flows and tasks that are called in it are its steps; those whose attribute says how they are
/// rolled back need no hook.
/// </remarks>
public sealed partial class Transaction : IAsyncDisposable
{
    static readonly AsyncLocal<Transaction?> Slot = new();

    readonly Lock gate = new();
    readonly List<TransactionEntry> entries = [];
    readonly List<(string Text, Func<Task> Call)> commitHooks = [];
    readonly TransactionValues values = new();
    readonly bool isOpen;
    RollbackFailure[] failures = [];
    TransactionState state;
    bool isEnding;
    bool isRollingBack;
    int activeNested;
    int activeCalls;

    Transaction(Run? run, Transaction? parent, CommitMode mode, bool isOpen)
    {
        Run = run;
        Parent = parent;
        Mode = mode;
        Engine = run?.Engine ?? (Ambient.Current as EngineScope)?.Engine ?? RunningEngines.Single;
        Id = Events.TimeOrderedId.New((Engine?.Time ?? TimeProvider.System).GetUtcNow().UtcTicks);
        this.isOpen = isOpen;
        resumptions = run?.Details?.Pauses?.Resumptions ?? 0;
    }

    /// <summary>The id, a UUID of version 7. Events about the transaction have the resource <c>orchestrix.transaction.</c> with it.</summary>
    public Guid Id { get; }

    /// <summary>The run in which the transaction was begun; <see langword="null"/> outside of runs, where it has hooks, but no steps.</summary>
    public Run? Run { get; }

    /// <summary>The transaction that this one is nested in; <see langword="null"/> for an outermost one.</summary>
    public Transaction? Parent { get; }

    /// <summary>When the transaction commits.</summary>
    public CommitMode Mode { get; }

    /// <summary>How far the transaction has come.</summary>
    public TransactionState State
    {
        get
        {
            lock (gate) return state;
        }
    }

    /// <summary>What was to be rolled back and was not, in the order in which it was tried; what failed in nested transactions that were rolled back with this one is listed here.</summary>
    public IReadOnlyList<RollbackFailure> RollbackFailures => Volatile.Read(ref failures);

    /// <summary>The innermost transaction of the code that executes now; <see langword="null"/> where there is none, and in what a rollback calls.</summary>
    public static Transaction? Current
    {
        get => CurrentOf(Ambient.Run);
        internal set => Slot.Value = value;
    }

    internal RunEngine? Engine { get; }

    bool IsOver => State is not (TransactionState.Active or TransactionState.Staged);

    /// <summary>Keeps a value for the code of this transaction and of those nested in it.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">The name; what was kept under it here is replaced.</param>
    /// <param name="value">The value itself, not a copy.</param>
    /// <exception cref="TransactionException">The transaction has ended.</exception>
    public void Set<T>(string name, T value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (gate) ThrowIfOver();
        values.Set(name, value);
    }

    /// <summary>The value of a name: of this transaction, else of the nearest one around it that has the name.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">The name.</param>
    /// <returns>The value.</returns>
    /// <exception cref="TransactionException">There is none, or it is of another type.</exception>
    public T Get<T>(string name)
    {
        if (TryGet<T>(name, out var value)) return value;
        List<string> known = [];
        for (var at = this; at is not null; at = at.Parent) known.AddRange(at.values.Names.Except(known));
        throw new TransactionException($"The transaction has no value '{name}'.{Spelling.Suggest(name, known)} Set it before, or call Get with a value for when there is none.");
    }

    /// <summary>As <see cref="Get{T}(string)"/>, with a value for when there is none.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="orElse">What is returned where there is no value.</param>
    /// <returns>The value.</returns>
    /// <exception cref="TransactionException">The value is of another type.</exception>
    public T Get<T>(string name, T orElse) => TryGet<T>(name, out var value) ? value : orElse;

    /// <inheritdoc/>
    public override string ToString() => $"{State} transaction of {TransactionEvents.NameOf(this)}";

    internal static Transaction Begin(CommitMode mode, bool isOpen)
    {
        if (!Enum.IsDefined(mode)) throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such commit mode.");
        var run = Ambient.Run is { State.IsTerminal: false } live ? live : null;
        Transaction made = new(run, CurrentOf(run), mode, isOpen);
        made.Parent?.Nest(1);
        var kept = run is null ? null : RunTransactions.Of(run);
        kept?.Began(isOpen ? made : null);
        return made;
    }

    // What is left of a transaction that has ended, or belongs to a run elsewhere, is nobody's any more.
    internal static Transaction? CurrentOf(Run? run)
    {
        for (var at = Slot.Value; at is not null; at = at.Parent)
            if (!at.IsOver && at.IsAround(run)) return at;
        return null;
    }

    internal void Add(RollbackFailure failure)
    {
        lock (gate) failures = [.. failures, failure];
    }

    bool IsAround(Run? run)
    {
        if (Run is null) return true;
        for (var at = run; at is not null; at = at.Parent)
            if (ReferenceEquals(at, Run)) return true;
        return false;
    }

    bool TryGet<T>(string name, out T value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        for (var at = this; at is not null; at = at.Parent)
        {
            if (!at.values.TryFind(name, out var found)) continue;
            value = found is T or null && (found is not null || default(T) is null)
                ? (T)found!
                : throw new TransactionException($"The value '{name}' of the transaction is {(found is null ? "null" : $"a {found.GetType().Name}")}, and was asked for as a {typeof(T).Name}.");
            return true;
        }

        value = default!;
        return false;
    }

    /// <summary>How many more, or fewer, of the calls that the transaction's own code made are under way.</summary>
    internal void CountCalls(int more) => Interlocked.Add(ref activeCalls, more);

    void Nest(int more)
    {
        lock (gate) activeNested += more;
    }

    void ThrowIfOver()
    {
        if (state is not (TransactionState.Active or TransactionState.Staged))
            throw new TransactionException($"The transaction of {TransactionEvents.NameOf(this)} has ended: it is {NameOf(state)}. Begin another.");
    }

    static string NameOf(TransactionState state) => state switch
    {
        TransactionState.Committed => "committed",
        TransactionState.Suspended => "suspended with its run",
        _ => "rolled back",
    };
}
