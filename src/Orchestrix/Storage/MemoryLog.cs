using System.Numerics;
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
    MemoryCursor[] holders = []; // the slowest of them decides
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
        while (IsFull())
        {
            var moved = room.WhenMoved();
            if (IsFull()) await moved.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

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
            cursors = [.. cursors.Append(cursor).OrderBy(c => c.RunsUserCode)]; // the rules see a record before users' code on the same thread does
            FindHolders();
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

    internal void HasRead(long from, long to) => room.Moved(ring.End, from, to);

    internal void Close(MemoryCursor cursor)
    {
        using (gate.Enter())
        {
            cursors = [.. cursors.Where(c => !ReferenceEquals(c, cursor))];
            FindHolders();
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

    void FindHolders() => Volatile.Write(ref holders, [.. cursors.Where(c => c.HoldsPublishers)]);

    bool IsFull()
    {
        foreach (var holder in Volatile.Read(ref holders))
            if (room.MustWait(ring.End, holder.Position)) return true;
        return false;
    }

    void WaitForRoom()
    {
        if (!IsFull()) return;
        Counters.PublisherWaited();
        do
        {
            var moved = room.WhenMoved();
            if (IsFull()) moved.Wait();
        }
        while (IsFull());
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
        var items = batch.Items;
        for (var i = 0; i < items.Count; i++) // enumerating an interface would make an object for each firing
        {
            var item = items[i];
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
        wakes = new Wakes(cursors);
        for (var i = 0; i < cursors.Length; i++)
        {
            var cursor = cursors[i];
            if (!cursor.IsInline)
            {
                if (!cursor.IsAsleep) continue;
                cursor.IsAsleep = false;
            }

            wakes.Add(i);
        }
    }

    /// <summary>Whom to wake once the lock is released. Every append has one, so it makes no list.</summary>
    struct Wakes(MemoryCursor[] cursors)
    {
        const int Marks = 64;

        ulong marked;
        List<int>? more;

        public void Add(int cursor)
        {
            if (cursor < Marks) marked |= 1UL << cursor;
            else (more ??= []).Add(cursor);
        }

        public readonly void Call()
        {
            for (var rest = marked; rest != 0; rest &= rest - 1) cursors[BitOperations.TrailingZeroCount(rest)].Wake();
            if (more is null) return;
            foreach (var cursor in more) cursors[cursor].Wake();
        }
    }
}
