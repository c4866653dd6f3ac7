namespace Orchestrix.Runs.Transactions;

/// <summary>
/// What happened in transactions whose body was left by a suspension: neither committed nor rolled back. The body that executes again takes it over, step by step
/// and hook by hook; what it does not take is rolled back when it ends. Each entry is in one place, so it is undone once.
/// </summary>
sealed class SuspendedWork
{
    readonly Lock gate = new();
    readonly List<(Transaction From, TransactionEntry Entry)> work = []; // in the order in which it happened
    int count;
    bool isOver;

    public int Count => Volatile.Read(ref count);

    /// <summary>Keeps something. What comes after the run has ended is undone at once. Never fails.</summary>
    public Task KeepAsync(Transaction from, TransactionEntry entry)
    {
        lock (gate)
        {
            if (!isOver)
            {
                var at = work.Count;
                while (at > 0 && work[at - 1].Entry.Number > entry.Number) at--;
                work.Insert(at, (from, entry));
                Volatile.Write(ref count, work.Count);
                return Task.CompletedTask;
            }
        }

        return entry.RollBackAsync(new Rollback(from));
    }

    /// <summary>A step is answered with its result: takes out what it, and all that it called, did.</summary>
    public List<TransactionEntry> TakeStep(UInt128 identity)
    {
        lock (gate)
        {
            if (work.Select(w => w.Entry).OfType<StepEntry>().FirstOrDefault(e => e.Identity == identity) is not { Run: var step }) return [];
            List<TransactionEntry> taken = [.. work.Select(w => w.Entry).Where(e => e is StepEntry { Run: var run } && IsAtOrBelow(run, step) || e is NestedEntry { Nested.Run: { } owner } && IsAtOrBelow(owner, step))];
            work.RemoveAll(w => taken.Contains(w.Entry));
            Volatile.Write(ref count, work.Count);
            return taken;
        }
    }

    /// <summary>The body registers a hook again: the new one stands for the old.</summary>
    public void DropHook(string text)
    {
        lock (gate)
        {
            var at = work.FindIndex(w => w.Entry is HookEntry hook && hook.Text == text);
            if (at >= 0) work.RemoveAt(at);
            Volatile.Write(ref count, work.Count);
        }
    }

    /// <summary>Undoes the newest first, until there is nothing left. Never fails.</summary>
    public async Task RollBackAsync(bool isEnd)
    {
        while (TakeNewest(isEnd) is { } newest) await newest.Entry.RollBackAsync(new Rollback(newest.From)).ConfigureAwait(false);
    }

    (Transaction From, TransactionEntry Entry)? TakeNewest(bool isEnd)
    {
        lock (gate)
        {
            isOver |= isEnd;
            if (work.Count == 0) return null;
            var newest = work[^1];
            work.RemoveAt(work.Count - 1);
            Volatile.Write(ref count, work.Count);
            return newest;
        }
    }

    static bool IsAtOrBelow(Run run, Run step)
    {
        for (var at = run; at is not null; at = at.Parent)
            if (ReferenceEquals(at, step)) return true;
        return false;
    }
}
