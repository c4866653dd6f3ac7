using Orchestrix.Log;

namespace Orchestrix.Storage;

/// <summary>
/// The log in memory: a bounded ring. Positions and times are given under one short lock, and an entry is in the ring before anybody can learn of its
/// position; readers copy without the lock.
/// </summary>
sealed class MemoryLog : ILog, IActivity
{
    AppendGate gate;
    readonly RecordRing ring;
    readonly PublisherGate room;
    readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    readonly TimeProvider time;
    readonly MemoryRunStore? runs;
    MemoryCursor[] cursors = [];
    MemoryCursor? holder; // the slowest of those that hold publishers decides; there is one, the rules
    long lastReceived;
    bool completed;

    public MemoryLog(MemoryStoreOptions options, TimeProvider time, MemoryRunStore? runs = null)
    {
        this.time = time;
        this.runs = runs;
        ring = new RecordRing(Math.Max(options.Entries, options.UnreadBeforeWaiting + 1));
        room = new PublisherGate(options.UnreadBeforeWaiting);
    }

    public long End => ring.End;

    /// <summary>What is still kept, oldest first.</summary>
    public RecordRing Ring => ring;

    /// <summary>What happened at the bounds.</summary>
    public MemoryLogCounters Counters { get; } = new();

    public long Append(LogEntry entry, long nowTicks, int firstPart = 0, int parts = 1)
    {
        WaitForRoom();
        Wakes wakes = default;
        long position;
        using (gate.Enter())
        {
            if (completed)
            {
                Counters.AfterCompletion();
                return 0;
            }

            position = Store(entry, nowTicks, firstPart, parts);
            TakeSleepers(ref wakes);
        }

        wakes.Call();
        return position;
    }

    public async ValueTask<CommitResult> CommitAsync(Batch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        while (Volatile.Read(ref holder) is { } slow && room.MustWait(ring.End, slow.Position)) await room.WaitAsync(cancellationToken).ConfigureAwait(false);
        Wakes wakes = default;
        CommitResult result;
        using (gate.Enter())
        {
            ObjectDisposedException.ThrowIf(completed, this);
            foreach (var precondition in batch.Preconditions)
                if (versions.GetValueOrDefault(precondition.Key) != precondition.Version) return CommitResult.Rejected(precondition);
            result = Store(batch);
            TakeSleepers(ref wakes);
        }

        wakes.Call();
        return result;
    }

    public bool IsImmediate => true;

    public ValueTask WhenDurableAsync(long position, CancellationToken cancellationToken = default) => default;

    public ILogCursor OpenCursor(CursorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using (gate.Enter())
        {
            MemoryCursor cursor = new(this, options, options.After ?? ring.End);
            cursors = [.. cursors, cursor];
            if (options.HoldsPublishers)
            {
                if (holder is not null) throw new InvalidOperationException("Publishers are held by one reader already: the rules.");
                Volatile.Write(ref holder, cursor);
            }

            return cursor;
        }
    }

    public void Complete()
    {
        Wakes wakes = default;
        using (gate.Enter())
        {
            completed = true;
            TakeSleepers(ref wakes);
        }

        room.Release();
        wakes.Call();
    }

    public event Action? BecameIdle;

    public bool IsIdle
    {
        get
        {
            using (gate.Enter()) return Array.TrueForAll(cursors, HasHandledAll);
        }
    }

    public IEnumerable<string> Busy
    {
        get
        {
            using (gate.Enter()) return [.. cursors.Where(c => !HasHandledAll(c)).Select(c => $"a reader of the log handles what it read; {ring.End - c.Position} records are unread")];
        }
    }

    internal bool IsCompleted => Volatile.Read(ref completed);

    /// <summary>Puts a cursor to sleep, unless there is something to read after all.</summary>
    internal bool TrySleep(MemoryCursor cursor)
    {
        using (gate.Enter())
        {
            if (ring.End > cursor.Position || (completed && !cursor.HasSeenEnd))
            {
                cursor.HasSeenEnd = completed;
                return false;
            }

            cursor.IsAsleep = true;
        }

        ReportIdle();
        return true;
    }

    internal void ReadUpTo(MemoryCursor cursor) => room.Moved(ring.End, cursor.Position);

    internal void Close(MemoryCursor cursor)
    {
        using (gate.Enter())
        {
            cursors = [.. cursors.Where(c => !ReferenceEquals(c, cursor))];
            if (ReferenceEquals(holder, cursor)) Volatile.Write(ref holder, null);
        }

        room.Release();
        ReportIdle();
    }

    internal void ReportIdle()
    {
        if (BecameIdle is { } report && IsIdle) report();
    }

    // A reader that falls asleep has come back for more, and so has handled what it read before.
    bool HasHandledAll(MemoryCursor cursor) => !cursor.HandlesBeforeReading || (cursor.IsAsleep && cursor.Position >= ring.End) || (completed && cursor.Position >= ring.End);

    void WaitForRoom()
    {
        if (Volatile.Read(ref holder) is not { } slow || !room.MustWait(ring.End, slow.Position)) return;
        Counters.PublisherWaited();
        do room.Wait();
        while (room.MustWait(ring.End, slow.Position) && !slow.IsDisposed);
    }

    long Store(LogEntry entry, long nowTicks, int firstPart, int parts)
    {
        lastReceived = Math.Max(lastReceived, nowTicks);
        var position = ring.Add(entry, lastReceived, firstPart, parts);
        runs?.Stored(entry, firstPart, parts);
        return position;
    }

    CommitResult Store(Batch batch)
    {
        var now = time.GetUtcNow().UtcTicks;
        long first = 0, last = 0;
        foreach (var item in batch.Items)
        {
            last = Store(item.Entry, now, item.FirstPart, item.Parts);
            if (first == 0) first = last;
        }

        foreach (var (key, version) in batch.Versions)
        {
            if (version == 0) versions.Remove(key);
            else versions[key] = version;
        }

        return CommitResult.Committed(first, last, lastReceived);
    }

    void TakeSleepers(ref Wakes wakes)
    {
        foreach (var cursor in cursors)
        {
            if (!cursor.IsInline)
            {
                if (!cursor.IsAsleep) continue;
                cursor.IsAsleep = false;
            }

            wakes.Add(cursor.Wake);
        }
    }

    /// <summary>Whom to wake once the lock is released: usually one, so no list is made for it.</summary>
    struct Wakes
    {
        Action? first;
        List<Action>? more;

        public void Add(Action wake)
        {
            if (first is null) first = wake;
            else (more ??= []).Add(wake);
        }

        public readonly void Call()
        {
            first?.Invoke();
            if (more is null) return;
            foreach (var wake in more) wake();
        }
    }
}
